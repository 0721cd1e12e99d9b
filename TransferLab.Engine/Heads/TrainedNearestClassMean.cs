using System.Numerics.Tensors;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>The means of the classes; probabilities fall with the squared distance from them.</summary>
internal sealed class TrainedNearestClassMean(
    MetricSpace space, IReadOnlyList<int> present, int classCount, FeatureMatrix means, double sharpness) : TrainedHead
{
    public override int FeatureWidth => space.Standardisation.Width;

    public override int ClassCount => classCount;

    public override IReadOnlyDictionary<string, double> Choices => new Dictionary<string, double>
    {
        ["metric"] = (int)space.Metric,
        ["sharpness"] = sharpness,
    };

    public override HeadSnapshot ToSnapshot() => new(
        NearestClassMeanOptions.Id,
        FeatureWidth,
        ClassCount,
        Choices,
        new Dictionary<string, float[]>
        {
            ["classes"] = PresentClasses.Store(present),
            ["means"] = space.Standardisation.Means,
            ["factors"] = space.Standardisation.Factors,
            ["classMeans"] = means.Values.ToArray(),
        },
        new Dictionary<string, string>());

    internal static TrainedNearestClassMean Restore(HeadSnapshot snapshot)
    {
        var present = PresentClasses.Restore(snapshot);
        return new(
            MetricSpace.Restore(snapshot),
            present,
            snapshot.ClassCount,
            new(snapshot.Arrays["classMeans"], present.Length, snapshot.FeatureWidth),
            snapshot.Choices["sharpness"]);
    }

    /// <summary>Minus the squared distances from the means.</summary>
    internal static void Score(ReadOnlySpan<float> embedded, FeatureMatrix means, Span<float> scores)
    {
        for (var k = 0; k < scores.Length; k++)
        {
            var distance = TensorPrimitives.Distance(embedded, means.Row(k));
            scores[k] = -distance * distance;
        }
    }

    internal static FeatureMatrix Probabilities(FeatureMatrix scores, double sharpness)
    {
        var result = new float[scores.Values.Length];
        TensorPrimitives.Multiply(scores.Values, (float)sharpness, result);
        SoftmaxRows.Apply(result, scores.Columns);
        return new(result, scores.Rows, scores.Columns);
    }

    protected override FeatureMatrix Predict(FeatureMatrix features)
    {
        var embedded = space.Embed(features);
        var scores = FeatureMatrix.Allocate(features.Rows, present.Count);
        Parallel.For(0, features.Rows, i => Score(embedded.Row(i), means, scores.RowBlock(i, 1).Span));
        var result = FeatureMatrix.Allocate(features.Rows, ClassCount);
        PresentClasses.Spread(Probabilities(scores, sharpness).Values, present, result.RowBlock(0, features.Rows).Span, ClassCount);
        return result;
    }
}
