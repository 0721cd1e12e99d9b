using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Pictures;
using TransferLab.Engine.Training.Steps;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>The activations of all pictures at a cut, and the examples made of them.</summary>
internal sealed class FrozenExamples : IDisposable
{
    private readonly ActivationStore store;

    private FrozenExamples(ActivationStore store, ActivationExamples examples) => (this.store, Examples) = (store, examples);

    public ActivationExamples Examples { get; }

    /// <param name="path">Of the file that holds them.</param>
    public static FrozenExamples Compute(
        TuningTask task,
        TunedPart part,
        PictureExamples pictures,
        IReadOnlyList<int> training,
        IReadOnlyList<int> validation,
        string path,
        long limitBytes,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken)
    {
        int[] shape = [.. part.Network.Graph.Inputs.Single().Shape!.Skip(1).Select(side => (int)side.Size!.Value)];
        var (wanted, places) = Plan(training, validation, task.Views);
        var store = new ActivationStore(path, wanted.Count, shape.Aggregate(1, (product, side) => product * side), limitBytes);
        try
        {
            using var frozen = new FrozenPart(part.Frozen!, task.Network.Input, part.Network.Input, shape);
            frozen.Compute(pictures, wanted, store, progress, cancellationToken);
            return new(store, new(store, shape, places));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public void Dispose() => store.Dispose();

    /// <summary>The plain view of every picture that is measured or has no other, and the changed views of those to learn from.</summary>
    private static (List<(int Example, int View)> Wanted, Dictionary<int, (int Plain, int[] Changed)> Places) Plan(
        IReadOnlyList<int> training, IReadOnlyList<int> validation, int views)
    {
        var wanted = new List<(int, int)>();
        var places = new Dictionary<int, (int, int[])>();
        foreach (var example in validation)
        {
            places[example] = (wanted.Count, []);
            wanted.Add((example, -1));
        }

        foreach (var example in training)
        {
            var first = wanted.Count;
            wanted.AddRange(views > 0 ? Enumerable.Range(0, views).Select(view => (example, view)) : [(example, -1)]);
            places[example] = (first, [.. Enumerable.Range(first, views)]);
        }

        return (wanted, places);
    }
}
