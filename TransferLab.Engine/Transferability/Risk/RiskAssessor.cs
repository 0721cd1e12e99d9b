using System.Globalization;
using CsvHelper;

namespace TransferLab.Engine.Transferability.Risk;

/// <summary>Says before any training how likely transfer is to end below training from scratch, and why.</summary>
public static class RiskAssessor
{
    internal const string Resource = "TransferLab.Engine.Transferability.Risk.risk-cases.csv";

    /// <summary>From here on more likely harmful than not, with some certainty.</summary>
    internal const double HighFrom = 0.6;

    /// <summary>Never called low above this.</summary>
    internal const double LowAtMost = 0.25;

    /// <summary>With fewer pictures to learn from, left-out accuracies say too little for anything to be called low.</summary>
    internal const int FewestForLow = 30;

    private static readonly Lazy<(IReadOnlyList<RiskCase> Cases, RiskModel Model, double LowBelow)> Own = new(FitShipped);

    /// <summary>The measured cases that the model is fitted on.</summary>
    public static IReadOnlyList<RiskCase> Cases => Own.Value.Cases;

    /// <summary>Risks below this probability are called low.</summary>
    public static double LowBelow => Own.Value.LowBelow;

    /// <remarks>Cost: some microseconds.</remarks>
    public static RiskVerdict Assess(RiskEvidence evidence)
    {
        var (cases, model, lowBelow) = Own.Value;
        var probability = model.Probability(evidence);
        var level = IsLow(evidence, probability, lowBelow) ? RiskLevel.Low : probability >= HighFrom ? RiskLevel.High : RiskLevel.Unclear;
        RiskReason[] reasons = [.. model.Contributions(evidence)
            .Select((contribution, factor) => new RiskReason(RiskFactors.Sentence(factor, evidence, contribution), contribution))
            .OrderByDescending(reason => Math.Abs(reason.Contribution))];
        return new(level, probability, reasons, cases.Count);
    }

    internal static bool IsLow(RiskEvidence evidence, double probability, double lowBelow) =>
        evidence.Pictures >= FewestForLow && probability < lowBelow;

    /// <summary>
    /// A case whose like was clearly negative must not be called low: low is what lies below every clearly negative case when its data set is left out of the fit.
    /// </summary>
    internal static double LowThreshold(IReadOnlyList<RiskCase> cases) => LeftOut(cases)
        .Where(pair => pair.Case.IsClearlyNegative && pair.Case.Evidence.Pictures >= FewestForLow)
        .Select(pair => pair.Probability)
        .Append(LowAtMost)
        .Min();

    /// <summary>The probability of each case by a model that has not seen its data set.</summary>
    internal static IReadOnlyList<(RiskCase Case, double Probability)> LeftOut(IReadOnlyList<RiskCase> cases) =>
        [.. cases.GroupBy(one => one.Dataset).SelectMany(group =>
        {
            var model = RiskModel.Fit([.. cases.Where(one => one.Dataset != group.Key)]);
            return group.Select(one => (one, model.Probability(one.Evidence)));
        })];

    internal static IReadOnlyList<RiskCase> Read(TextReader text)
    {
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<RiskCase>()];
    }

    private static (IReadOnlyList<RiskCase> Cases, RiskModel Model, double LowBelow) FitShipped()
    {
        using var stream = typeof(RiskAssessor).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var cases = Read(reader);
        return (cases, RiskModel.Fit(cases), LowThreshold(cases));
    }
}
