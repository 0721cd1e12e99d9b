namespace TransferLab.Engine.Training.Batches;

/// <summary>Activations that were computed before, as examples: each epoch takes another view of a picture, prediction the plain one.</summary>
/// <param name="places">For each example the row of its plain view and of its changed views in the store.</param>
internal sealed class ActivationExamples(ActivationStore store, IReadOnlyList<int> shape, IReadOnlyDictionary<int, (int Plain, int[] Changed)> places) : IExampleSource
{
    public IReadOnlyList<int> Shape => shape;

    public void WriteChanged(int example, int epoch, Span<float> target)
    {
        var (plain, changed) = places[example];
        store.Row(changed.Length > 0 ? changed[epoch % changed.Length] : plain).CopyTo(target);
    }

    public void WritePlain(int example, Span<float> target) => store.Row(places[example].Plain).CopyTo(target);
}
