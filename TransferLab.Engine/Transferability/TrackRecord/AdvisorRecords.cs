using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Heads;
using TransferLab.Engine.Journal;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.TrackRecord;

/// <summary>Judges all advice in the journal by the experiments that followed it.</summary>
/// <remarks>See docs/methods/advisor-record.md.</remarks>
public sealed class AdvisorRecords(ExperimentJournal journal)
{
    private const double Confidence = 0.95;
    private const int Bins = 5;

    /// <summary>Fewer tell nothing about frequencies.</summary>
    private const int Few = 10;

    /// <summary>Reads every finished run: about a millisecond each. A damaged entry is passed over.</summary>
    public AdvisorRecord Read(CancellationToken cancellationToken = default)
    {
        var judged = new List<JudgedAdvice>();
        foreach (var summary in journal.List().Where(run => run.State == RunState.Finished && run.BackboneId is not null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Judge(summary) is { } one)
            {
                judged.Add(one);
            }
        }

        return Of(judged);
    }

    private JudgedAdvice? Judge(RunSummary summary)
    {
        try
        {
            return journal.FindResult(summary.Id) is { Advice: { } given } result && given.For(summary.BackboneId!) is { } advised
                ? new(
                    result.DatasetName,
                    summary.DatasetVersion,
                    summary.EndedAt ?? summary.QueuedAt,
                    advised,
                    summary.Technique == "feature-extraction" && summary.Head is null or LogisticRegressionOptions.Id,
                    result.Evaluation.Accuracy.Value,
                    result.TransferGap?.Gap)
                : null;
        }
        catch (TransferLabException)
        {
            return null;
        }
    }

    internal static AdvisorRecord Of(IReadOnlyList<JudgedAdvice> judged)
    {
        JudgedAdvice[] linear = [.. judged.Where(one => one.IsLinear && one.Advised.ExpectedAccuracy is { HasInterval: true })];
        (double Told, bool Came)[] risks = [.. judged.Where(one => one.Gap is not null && one.Advised.RiskProbability is not null).Select(one => (one.Advised.RiskProbability!.Value, one.Gap!.Value < 0))];
        var record = new AdvisorRecord
        {
            Experiments = judged.Count,
            Rankings = RankingsOf(linear),
            Coverage = linear.Length == 0 ? null : WilsonInterval.Of(linear.Count(Covers), linear.Length, Confidence),
            Bias = linear.Length == 0 ? null : linear.Average(one => one.Accuracy - one.Advised.ExpectedAccuracy!.Value),
            Risks = risks.Length,
            Brier = risks.Length == 0 ? null : risks.Average(risk => Math.Pow(risk.Told - (risk.Came ? 1 : 0), 2)),
            Reliability = ReliabilityOf(risks),
            Sentences = [],
        };
        return record with { Sentences = [.. SentencesOf(record)] };
    }

    private static bool Covers(JudgedAdvice one) =>
        one.Advised.ExpectedAccuracy!.Low <= one.Accuracy && one.Accuracy <= one.Advised.ExpectedAccuracy.High;

    /// <summary>The latest measurement of each backbone counts.</summary>
    private static IReadOnlyList<RankingRecord> RankingsOf(JudgedAdvice[] linear) =>
        [.. linear.GroupBy(one => one.DatasetVersion)
            .Select(group => group.OrderByDescending(one => one.Ended).DistinctBy(one => one.Advised.BackboneId).ToArray())
            .Where(measured => measured.Length > 1)
            .OrderByDescending(measured => measured[0].Ended)
            .Select(measured => new RankingRecord(measured[0].DatasetName, measured[0].DatasetVersion, measured.Length, Tau(measured)))];

    private static double? Tau(JudgedAdvice[] measured) =>
        WeightedTau.Of([.. measured.Select(one => one.Advised.ExpectedAccuracy!.Value)], [.. measured.Select(one => one.Accuracy)]) is var tau && double.IsNaN(tau)
            ? null
            : tau;

    private static IReadOnlyList<ReliabilityBin> ReliabilityOf((double Told, bool Came)[] risks) =>
        [.. risks.GroupBy(risk => Math.Min(Bins - 1, (int)(risk.Told * Bins))).OrderBy(bin => bin.Key).Select(bin => new ReliabilityBin(
            (double)bin.Key / Bins,
            (bin.Key + 1.0) / Bins,
            bin.Count(),
            bin.Average(risk => risk.Told),
            WilsonInterval.Of(bin.Count(risk => risk.Came), bin.Count(), Confidence)))];

    private static IEnumerable<UserMessage> SentencesOf(AdvisorRecord record)
    {
        if (record.Experiments == 0)
        {
            yield return UserMessage.Of($"No finished experiment followed advice yet. Ask for advice in the model step; every experiment after it is compared with what was expected.");
            yield break;
        }

        double[] taus = [.. record.Rankings.Select(ranking => ranking.Tau).OfType<double>()];
        if (taus.Length > 0)
        {
            yield return UserMessage.Of($"The order of the networks was told with a rank correlation of {taus.Average():0.00} on average (1 is the right order, 0 is chance). Data sets with several networks measured: {taus.Length}.");
        }

        if (record.Coverage is { } coverage)
        {
            yield return UserMessage.Of($"{100 * coverage.Value:0} % of the measured accuracies lay in the interval that was told; 95 % are promised.");
            if (coverage.High < Confidence)
            {
                yield return UserMessage.Of($"That is too few: the intervals are too narrow for this team's data. Trust the measurement, not the expectation.");
            }
        }

        if (record.Brier is { } brier)
        {
            yield return record.Risks < Few
                ? UserMessage.Of($"Too few experiments measured what transfer is worth to judge the risk verdicts: {record.Risks} of the {Few} that it takes.")
                : UserMessage.Of($"The risk probabilities are wrong by {brier:0.00} in the mean square (0 is perfect, 0.25 is a coin).");
        }
    }
}
