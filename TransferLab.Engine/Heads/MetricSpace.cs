using System.Numerics.Tensors;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>Where the squared straight-line distance of two transformed examples is the distance that was asked for.</summary>
/// <remarks>
/// Cosine: the mean of the training features is subtracted, then each example is brought to length 1
/// (Wang et al., "SimpleShot", 2019). Euclidean: each feature is standardised.
/// </remarks>
internal sealed class MetricSpace(Standardisation standardisation, DistanceMetric metric)
{
    public DistanceMetric Metric { get; } = metric;

    public Standardisation Standardisation { get; } = standardisation;

    public static MetricSpace Of(TrainingSet examples, DistanceMetric metric)
    {
        var standardisation = Standardisation.Of(examples);
        return new(metric == DistanceMetric.Cosine ? standardisation.WithOneFactor() : standardisation, metric);
    }

    public static MetricSpace Restore(HeadSnapshot snapshot) => new(
        Standardisation.Restore(snapshot),
        (DistanceMetric)(int)snapshot.Choices["metric"]);

    public FeatureMatrix Embed(FeatureMatrix features, IReadOnlyList<int> order)
    {
        var embedded = Standardisation.Apply(features, order);
        if (Metric == DistanceMetric.Cosine)
        {
            Parallel.For(0, embedded.Rows, i => Normalise(embedded.RowBlock(i, 1).Span));
        }

        return embedded;
    }

    public FeatureMatrix Embed(FeatureMatrix features) => Embed(features, [.. Enumerable.Range(0, features.Rows)]);

    private static void Normalise(Span<float> row)
    {
        var length = TensorPrimitives.Norm<float>(row);
        if (length > 0)
        {
            TensorPrimitives.Divide(row, length, row);
        }
    }
}
