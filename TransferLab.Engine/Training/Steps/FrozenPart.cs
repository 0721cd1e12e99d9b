using Microsoft.ML.OnnxRuntime;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Batches;

namespace TransferLab.Engine.Training.Steps;

/// <summary>The part of a network before a cut, which does not change while the part behind it is tuned.</summary>
internal sealed class FrozenPart : IDisposable
{
    private const int BatchSize = 16;

    private readonly InferenceSession session;
    private readonly string input;
    private readonly string cut;
    private readonly IReadOnlyList<int> shape;

    /// <param name="graph">From <paramref name="input"/> to <paramref name="cut"/>.</param>
    /// <param name="shape">Of one example at the cut.</param>
    public FrozenPart(OnnxGraph graph, string input, string cut, IReadOnlyList<int> shape)
    {
        (this.input, this.cut, this.shape) = (input, cut, shape);
        session = StepRuntime.Open(graph);
    }

    /// <summary>Computes every wanted view of the examples once.</summary>
    /// <param name="wanted">Example and view of each row of the store; view −1 is the plain one.</param>
    public void Compute(
        IExampleSource examples, IReadOnlyList<(int Example, int View)> wanted, ActivationStore store, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        using var batch = new Batch(Math.Min(BatchSize, wanted.Count), examples.Shape, classes: 1);
        using var activations = StepRuntime.Allocate([batch.Size, .. shape.Select(side => (long)side)]);
        using var binding = session.CreateIoBinding();
        binding.BindInput(input, batch.InputValue);
        binding.BindOutput(cut, activations);
        var length = shape.Aggregate(1, (product, side) => product * side);
        for (var first = 0; first < wanted.Count; first += batch.Size)
        {
            var (from, count) = (first, Math.Min(batch.Size, wanted.Count - first));
            BatchFilling.Run(count, Environment.ProcessorCount, row => Write(examples, wanted[from + row], batch.Input(row)), cancellationToken);
            StepRuntime.Run(session, binding, cancellationToken);
            for (var row = 0; row < count; row++)
            {
                activations.GetTensorDataAsSpan<float>().Slice(row * length, length).CopyTo(store.Row(first + row));
            }

            progress?.Report(new(RunPhase.Extracting, first + count, wanted.Count));
        }
    }

    public void Dispose() => session.Dispose();

    private static void Write(IExampleSource examples, (int Example, int View) wanted, Span<float> target)
    {
        if (wanted.View < 0)
        {
            examples.WritePlain(wanted.Example, target);
        }
        else
        {
            examples.WriteChanged(wanted.Example, wanted.View, target);
        }
    }
}
