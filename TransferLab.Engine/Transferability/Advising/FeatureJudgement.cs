using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Transferability.Scores;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>Everything that some labelled features say about themselves, computed over shared parts.</summary>
/// <param name="Scores">One per kind, in their order.</param>
/// <param name="ProbeAccuracy">Pictures that a linear classifier recognises which was fitted on all the others, 0 to 1.</param>
/// <param name="Neighbours">Pictures that lie among pictures of their own class by angle, 0 to 1.</param>
internal sealed record FeatureJudgement(IReadOnlyList<ScoreValue> Scores, double ProbeAccuracy, double Neighbours)
{
    /// <param name="features">Shape (n, width).</param>
    /// <param name="labels">Shape (n); each class with at least two rows.</param>
    /// <param name="source">What the backbone's own classifier says of some of the rows; null where it has none.</param>
    /// <remarks>Cost O(n·width·128 + n²·128).</remarks>
    public static FeatureJudgement Of(FeatureMatrix features, Labels labels, SourceAnswers? source, CancellationToken cancellationToken)
    {
        var (probed, input) = Inputs(features, labels, cancellationToken);
        var answered = source is null ? null : ScoreInput.Of(source.Probabilities, labels.Rows(source.Rows), source.Probabilities);
        var scores = new ScoreValue[ScoreCatalog.All.Count];
        var probe = 0.0;
        // Each by itself keeps one core busy at best for part of its time.
        Parallel.For(0, scores.Length + 1, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            if (i == scores.Length)
            {
                probe = RidgeProbe.LeaveOneOutAccuracy(probed, cancellationToken);
                return;
            }

            var score = ScoreCatalog.All[i];
            scores[i] = score.Evaluate(score is SourceHeadScore ? answered ?? input : input, cancellationToken);
        });
        return new(scores, probe, scores.First(score => score.Kind == ScoreKind.NeighboursCosine).Value ?? 0);
    }

    /// <summary>Without the scores.</summary>
    public static (double ProbeAccuracy, double Neighbours) Quick(FeatureMatrix features, Labels labels, CancellationToken cancellationToken)
    {
        var (probed, input) = Inputs(features, labels, cancellationToken);
        var neighbours = new NearestNeighboursScore(byAngle: true).Evaluate(input, cancellationToken).Value ?? 0;
        return (RidgeProbe.LeaveOneOutAccuracy(probed, cancellationToken), neighbours);
    }

    /// <summary>The probe bears as many columns as rows, the scores do not; from a few hundred pictures on both take the same.</summary>
    private static (ScoreInput Probed, ScoreInput Scored) Inputs(FeatureMatrix features, Labels labels, CancellationToken cancellationToken)
    {
        var reduced = ReducedFeatures.Of(features, cancellationToken);
        var few = ReducedFeatures.ForScores(reduced);
        var probed = new ScoreInput(reduced, labels);
        return (probed, few.Columns == reduced.Columns ? probed : new(few, labels));
    }
}
