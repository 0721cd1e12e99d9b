using System.Numerics.Tensors;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Heads;

/// <summary>Scores that are linear in the standardised features, turned into probabilities by a softmax.</summary>
internal sealed class TrainedLinearHead : TrainedHead
{
    private const int BlockRows = 32;

    private readonly string headId;
    private readonly Standardisation standardisation;
    private readonly IReadOnlyList<int> present;
    private readonly float[] weights;
    private readonly float[] biases;

    /// <param name="present">The classes that the scores belong to; the others have probability 0.</param>
    /// <param name="weights">Shape (present, width), row by row.</param>
    /// <param name="biases">Shape (present).</param>
    public TrainedLinearHead(
        string headId, int classCount, IReadOnlyList<int> present, Standardisation standardisation, float[] weights, float[] biases, IReadOnlyDictionary<string, double> choices)
    {
        (this.headId, ClassCount, this.present, this.standardisation) = (headId, classCount, present, standardisation);
        (this.weights, this.biases, Choices) = (weights, biases, choices);
    }

    public override int FeatureWidth => standardisation.Width;

    public override int ClassCount { get; }

    public override IReadOnlyDictionary<string, double> Choices { get; }

    /// <exception cref="InvalidDataException">The arrays do not fit each other.</exception>
    internal static TrainedLinearHead Restore(HeadSnapshot snapshot)
    {
        var present = PresentClasses.Restore(snapshot);
        var (weights, biases) = (snapshot.Arrays["weights"], snapshot.Arrays["biases"]);
        return weights.LongLength == (long)present.Length * snapshot.FeatureWidth && biases.Length == present.Length
            ? new(snapshot.HeadId, snapshot.ClassCount, present, Standardisation.Restore(snapshot), weights, biases, snapshot.Choices)
            : throw new InvalidDataException("Weights or biases are missing.");
    }

    public override HeadSnapshot ToSnapshot() => new(
        headId,
        FeatureWidth,
        ClassCount,
        Choices,
        new Dictionary<string, float[]>
        {
            ["classes"] = PresentClasses.Store(present),
            ["means"] = standardisation.Means,
            ["factors"] = standardisation.Factors,
            ["weights"] = weights,
            ["biases"] = biases,
        },
        new Dictionary<string, string>());

    protected override FeatureMatrix Predict(FeatureMatrix features)
    {
        var result = FeatureMatrix.Allocate(features.Rows, ClassCount);
        Parallel.For(0, (features.Rows + BlockRows - 1) / BlockRows, block =>
        {
            var first = block * BlockRows;
            var count = Math.Min(BlockRows, features.Rows - first);
            var scores = Scores(features, first, count);
            SoftmaxRows.Apply(scores, present.Count);
            PresentClasses.Spread(scores, present, result.RowBlock(first, count).Span, ClassCount);
        });
        return result;
    }

    private unsafe float[] Scores(FeatureMatrix features, int first, int count)
    {
        var standardised = new float[count * FeatureWidth];
        for (var i = 0; i < count; i++)
        {
            standardisation.Apply(features.Row(first + i), standardised.AsSpan(i * FeatureWidth, FeatureWidth));
        }

        var scores = new float[count * present.Count];
        fixed (float* x = standardised, w = weights, s = scores)
        {
            RowProducts.Dot(x, count, FeatureWidth, w, present.Count, FeatureWidth, FeatureWidth, s, present.Count);
        }

        for (var i = 0; i < count; i++)
        {
            var row = scores.AsSpan(i * present.Count, present.Count);
            TensorPrimitives.Add(row, biases, row);
        }

        return scores;
    }
}
