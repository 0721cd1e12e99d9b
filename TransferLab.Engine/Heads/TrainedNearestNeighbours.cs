using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>All training examples, and how many of them vote.</summary>
internal sealed class TrainedNearestNeighbours(
    MetricSpace space, IReadOnlyList<int> present, int classCount, FeatureMatrix references, Labels labels, NeighbourVote vote) : TrainedHead
{
    public override int FeatureWidth => space.Standardisation.Width;

    public override int ClassCount => classCount;

    public override IReadOnlyDictionary<string, double> Choices => new Dictionary<string, double>
    {
        ["metric"] = (int)space.Metric,
        ["neighbours"] = vote.Neighbours,
        ["priorVotes"] = vote.PriorVotes,
    };

    public override HeadSnapshot ToSnapshot() => new(
        NearestNeighboursOptions.Id,
        FeatureWidth,
        ClassCount,
        Choices,
        new Dictionary<string, float[]>
        {
            ["classes"] = PresentClasses.Store(present),
            ["means"] = space.Standardisation.Means,
            ["factors"] = space.Standardisation.Factors,
            ["examples"] = references.Values.ToArray(),
            ["labels"] = [.. labels.Values.Select(value => (float)value)],
        },
        new Dictionary<string, string>());

    internal static TrainedNearestNeighbours Restore(HeadSnapshot snapshot)
    {
        var present = PresentClasses.Restore(snapshot);
        var labels = snapshot.Arrays["labels"];
        return new(
            MetricSpace.Restore(snapshot),
            present,
            snapshot.ClassCount,
            new(snapshot.Arrays["examples"], labels.Length, snapshot.FeatureWidth),
            new(Array.ConvertAll(labels, value => (int)value), present.Length),
            new((int)snapshot.Choices["neighbours"], snapshot.Choices["priorVotes"]));
    }

    protected override FeatureMatrix Predict(FeatureMatrix features)
    {
        var neighbours = Math.Min(vote.Neighbours, references.Rows);
        var table = NeighbourTable.Find(space.Embed(features), references, neighbours, self: null, CancellationToken.None);
        var result = FeatureMatrix.Allocate(features.Rows, ClassCount);
        PresentClasses.Spread(vote.Probabilities(table, labels).Values, present, result.RowBlock(0, features.Rows).Span, ClassCount);
        return result;
    }
}
