using Microsoft.Extensions.Localization;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Charts;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Results;

/// <summary>The trivial classifiers in the words of a page.</summary>
internal static class BaselineWords
{
    public static string Name(BaselineKind kind, IStringLocalizer<Texts> L) => kind switch
    {
        BaselineKind.MajorityClass => L["Always answering the most frequent class"],
        _ => L["Comparing pixels, without a pretrained network"],
    };

    /// <summary>For the legend of a chart.</summary>
    public static string ShortName(BaselineKind kind, IStringLocalizer<Texts> L) => kind switch
    {
        BaselineKind.MajorityClass => L["Most frequent class"],
        _ => L["Pixels alone"],
    };

    /// <summary>The better ones first.</summary>
    public static IReadOnlyList<IntervalRow> Rows(ExperimentResult result, IStringLocalizer<Texts> L) =>
    [
        .. result.Baselines
            .OrderByDescending(baseline => baseline.Accuracy.Value)
            .Select(baseline => new IntervalRow(ShortName(baseline.Kind, L), baseline.Accuracy)),
    ];

    /// <summary>How much better the experiment is than one of them, and how sure that is.</summary>
    public static string Comparison(Baseline baseline, IStringLocalizer<Texts> L)
    {
        var (name, points) = (Name(baseline.Kind, L), Points(Math.Abs(baseline.Advantage.Value)));
        return baseline.Advantage switch
        {
            { HasInterval: false, Value: >= 0 } => L["{0} gets {1}: {2} percentage points less.", name, Percent(baseline), points],
            { HasInterval: false } => L["{0} gets {1}: {2} percentage points more.", name, Percent(baseline), points],
            { Low: > 0 } sure => L["{0} gets {1}: surely less, by {2} percentage points ({3} to {4}).", name, Percent(baseline), points, Points(sure.Low.Value), Points(sure.High!.Value)],
            { High: < 0 } sure => L["{0} gets {1}: surely more, by {2} percentage points ({3} to {4}). Transfer does not pay here.", name, Percent(baseline), points, Points(-sure.High.Value), Points(-sure.Low!.Value)],
            _ => L["{0} gets {1}: the difference may be chance.", name, Percent(baseline)],
        };
    }

    private static string Percent(Baseline baseline) => Amounts.Percent(baseline.Accuracy.Value);

    private static string Points(double share) => Amounts.Number(share * 100, 1);
}
