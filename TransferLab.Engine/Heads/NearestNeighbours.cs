using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>A new example belongs to the class that most of its nearest training examples have.</summary>
/// <remarks>
/// Neighbours and metric are chosen by the accuracy with which training examples find their class without themselves
/// (at most 2000 of them ask). See <c>docs/methods/nearest-neighbours.md</c>. Cost O(n·min(n, 2000)·width).
/// </remarks>
internal sealed class NearestNeighbours(NearestNeighboursOptions options) : Head
{
    private const int MostQueries = 2000;

    private static readonly int[] Candidates = [1, 3, 5, 7, 9, 15, 25];

    /// <summary>Votes of the prior that are tried: from almost none to as many as three neighbours.</summary>
    private static readonly double[] PriorVotes = [0.03, 0.1, 0.3, 1, 3];

    public override string Id => NearestNeighboursOptions.Id;

    protected override TrainedHead Learn(
        TrainingSet examples, int seed, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        DistanceMetric[] metrics = options.Metric is { } metric ? [metric] : [DistanceMetric.Cosine, DistanceMetric.Euclidean];
        var queries = Enumerable.Range(0, examples.Count).ToArray();
        if (queries.Length > MostQueries)
        {
            new Random(seed).Shuffle(queries);
            queries = [.. queries.Take(MostQueries).Order()];
        }

        Trial? best = null;
        for (var i = 0; i < metrics.Length; i++)
        {
            foreach (var trial in Trials(examples, metrics[i], queries, cancellationToken))
            {
                best = best is null || trial.IsBetterThan(best) ? trial : best;
            }

            progress?.Report(new(RunPhase.Fitting, i + 1, metrics.Length, Id));
        }

        return new TrainedNearestNeighbours(best!.Space, examples.Present, examples.ClassCount, best.References, examples.Labels, best.Vote)
        {
            HeldOut = examples.HeldOut(queries, best.HeldOut),
        };
    }

    private IEnumerable<Trial> Trials(TrainingSet examples, DistanceMetric metric, int[] queries, CancellationToken cancellationToken)
    {
        var space = MetricSpace.Of(examples, metric);
        var references = space.Embed(examples.Features, examples.Order);
        int[] candidates = options.Neighbours is { } given ? [given] : [.. Candidates.Where(k => k == 1 || k < examples.Count)];
        var most = Math.Min(candidates.Max(), examples.Count - 1);
        var table = NeighbourTable.Find(references.SelectRows(queries), references, most, queries, cancellationToken);
        var labels = examples.Labels.Rows(queries);
        foreach (var vote in candidates.SelectMany(k => PriorVotes.Select(prior => new NeighbourVote(k, prior))))
        {
            var heldOut = vote.Probabilities(table, examples.Labels);
            yield return new(space, references, vote, heldOut, Correct(heldOut, labels), LogLoss(heldOut, labels));
        }
    }

    private static int Correct(FeatureMatrix probabilities, Labels labels) =>
        Enumerable.Range(0, labels.Count).Count(i =>
            System.Numerics.Tensors.TensorPrimitives.IndexOfMax(probabilities.Row(i)) == labels[i]);

    private static double LogLoss(FeatureMatrix probabilities, Labels labels) =>
        Enumerable.Range(0, labels.Count).Sum(i => -Math.Log(Math.Max(probabilities[i, labels[i]], 1e-15)));

    private sealed record Trial(
        MetricSpace Space, FeatureMatrix References, NeighbourVote Vote, FeatureMatrix HeldOut, int Correct, double LogLoss)
    {
        public bool IsBetterThan(Trial other) =>
            Correct > other.Correct || (Correct == other.Correct && LogLoss < other.LogLoss);
    }
}
