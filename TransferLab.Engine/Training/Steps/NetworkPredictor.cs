using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Training.Steps;

/// <summary>A network with some weights, opened for prediction: batch normalisations use their stored averages.</summary>
internal sealed class NetworkPredictor : IDisposable
{
    private const int BatchSize = 32;

    private readonly ClassifierNetwork network;
    private readonly InferenceSession session;

    /// <param name="weights">Instead of the network's own.</param>
    public NetworkPredictor(ClassifierNetwork network, IReadOnlyDictionary<string, OnnxTensor> weights)
    {
        this.network = network;
        session = StepRuntime.Open(network.With(weights).Graph);
    }

    /// <summary>Probabilities of examples as prediction sees them, shape (rows, classes).</summary>
    public FeatureMatrix Predict(IExampleSource examples, IReadOnlyList<int> rows, int classes, CancellationToken cancellationToken)
    {
        var probabilities = FeatureMatrix.Allocate(rows.Count, classes);
        using var batch = new Batch(Math.Max(1, Math.Min(BatchSize, rows.Count)), examples.Shape, classes);
        using var logits = StepRuntime.Allocate([batch.Size, classes]);
        using var binding = session.CreateIoBinding();
        binding.BindInput(network.Input, batch.InputValue);
        binding.BindOutput(network.Logits, logits);
        for (var first = 0; first < rows.Count; first += batch.Size)
        {
            // The last rows are computed together with rows that were there before: every run has the same size.
            var count = Math.Min(batch.Size, rows.Count - first);
            var some = first;
            BatchFilling.Run(count, Environment.ProcessorCount, row => examples.WritePlain(rows[some + row], batch.Input(row)), cancellationToken);
            StepRuntime.Run(session, binding, cancellationToken);
            for (var row = 0; row < count; row++)
            {
                TensorPrimitives.SoftMax(
                    logits.GetTensorDataAsSpan<float>().Slice(row * classes, classes),
                    probabilities.RowBlock(first + row, 1).Span);
            }
        }

        return probabilities;
    }

    /// <summary>Mean cross-entropy in nats, and the part that is recognised.</summary>
    public (double Loss, double Accuracy) Measure(
        IExampleSource examples, Labels labels, IReadOnlyList<int> rows, CancellationToken cancellationToken)
    {
        return Judge(Predict(examples, rows, labels.ClassCount, cancellationToken), labels, rows);
    }

    /// <summary>Mean cross-entropy in nats, and the part that is recognised.</summary>
    /// <param name="probabilities">Shape (rows, classes).</param>
    public static (double Loss, double Accuracy) Judge(FeatureMatrix probabilities, Labels labels, IReadOnlyList<int> rows)
    {
        var (loss, correct) = (0.0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = probabilities.Row(i);
            loss -= Math.Log(Math.Max(row[labels[rows[i]]], 1e-12));
            correct += TensorPrimitives.IndexOfMax(row) == labels[rows[i]] ? 1 : 0;
        }

        return (loss / rows.Count, (double)correct / rows.Count);
    }

    public void Dispose() => session.Dispose();
}
