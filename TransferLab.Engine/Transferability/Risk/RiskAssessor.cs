using System.Globalization;
using CsvHelper;

namespace TransferLab.Engine.Transferability.Risk;

/// <summary>Says before any training how likely transfer is to end below training from scratch, and why.</summary>
public static class RiskAssessor
{
    internal const string Resource = "TransferLab.Engine.Transferability.Risk.risk-cases.csv";

    /// <summary>From here on more likely harmful than not, with some certainty.</summary>
    private const double HighFrom = 0.6;

    /// <summary>Chosen with the measured cases in view: below it, no left-out case was clearly negative; below 0.25 some were.</summary>
    private const double LowBelow = 0.2;

    /// <summary>With fewer pictures to learn from, left-out accuracies say too little for anything to be called low.</summary>
    private const int FewestForLow = 30;

    private static readonly Lazy<(IReadOnlyList<RiskCase> Cases, RiskModel Model)> Own = new(FitShipped);

    /// <summary>The measured cases that the model is fitted on.</summary>
    public static IReadOnlyList<RiskCase> Cases => Own.Value.Cases;

    /// <remarks>Cost: some microseconds.</remarks>
    public static RiskVerdict Assess(RiskEvidence evidence)
    {
        var (cases, model) = Own.Value;
        RiskReason[] reasons = [.. model.Contributions(evidence)
            .Select((contribution, factor) => new RiskReason(RiskFactors.Sentence(factor, evidence), contribution))
            .OrderByDescending(reason => Math.Abs(reason.Contribution))];
        return new(Level(model, evidence), model.Probability(evidence), reasons, [.. RiskNotes.Of(evidence)], cases.Count);
    }

    /// <summary>Low only where it would not turn into likely harm had the pictures flattered the network.</summary>
    internal static RiskLevel Level(RiskModel model, RiskEvidence evidence)
    {
        var probability = model.Probability(evidence);
        return evidence.Pictures >= FewestForLow && probability < LowBelow && model.UnluckyProbability(evidence) < 0.5 ? RiskLevel.Low
            : probability >= HighFrom ? RiskLevel.High
            : RiskLevel.Unclear;
    }

    internal static IReadOnlyList<RiskCase> Read(TextReader text)
    {
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<RiskCase>()];
    }

    private static (IReadOnlyList<RiskCase> Cases, RiskModel Model) FitShipped()
    {
        using var stream = typeof(RiskAssessor).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var cases = Read(reader);
        return (cases, RiskModel.Fit(cases));
    }
}
