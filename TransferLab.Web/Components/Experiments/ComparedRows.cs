using System.Globalization;
using Microsoft.Extensions.Localization;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Languages;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Experiments;

/// <summary>What is compared of experiments, in the words of a page.</summary>
internal sealed class ComparedRows(RunNames names, IStringLocalizer<Texts> L)
{
    private const string None = "–";

    public IEnumerable<ComparedRow> Of(IReadOnlyList<FinishedRun> runs) =>
    [
        Measure(L["Accuracy"], runs, evaluation => evaluation.Accuracy),
        Measure(L["Balanced accuracy"], runs, evaluation => evaluation.BalancedAccuracy),
        Measure(L["Macro F1"], runs, evaluation => evaluation.MacroF1),
        Measure(L["Calibration error"], runs, evaluation => evaluation.Calibration.ExpectedError),
        Measure(L["Calibration error, calibrated"], runs, evaluation => evaluation.Calibrated?.ExpectedError),
        new(L["Log-loss"], [.. runs.Select(run => Amounts.Number(run.Result.Evaluation.Calibration.LogLoss.Value, 3))], MarksDifference: false),
        new(L["Gap between training and test"], [.. runs.Select(run => L["{0} points", Amounts.Number(run.Result.Diagnosis.GapPoints, 1)].Value)], MarksDifference: false),
        Fact(L["Data set"], runs, run => run.Result.DatasetName),
        Fact(L["Version of the data set"], runs, run => run.Run.Experiment.Dataset.Version[..12]),
        Fact(L["Model"], runs, run => run.Run.Experiment.Backbone?.Id ?? None),
        Fact(L["Technique"], runs, run => names.Technique(run.Run.Experiment.Technique.Kind)),
        Fact(L["Head"], runs, run => run.Run.Experiment.Technique.Head is { } head ? RunNames.Head(head) : None),
        Fact(L["Options"], runs, run => Options(run)),
        Fact(L["Split"], runs, run => run.Result.SplitReason.Text(CultureInfo.CurrentUICulture)),
        Fact(L["Training pictures"], runs, run => Amounts.Count(run.Result.TrainingExamples)),
        Fact(L["Test pictures"], runs, run => Amounts.Count(run.Result.Evaluation.Examples)),
        Fact(L["Seeds"], runs, run => $"{run.Run.Experiment.Seed} / {run.Run.Experiment.Split.Seed}"),
        Fact(L["Versions"], runs, run => run.Result.Versions.GetValueOrDefault("TransferLab") ?? None),
    ];

    private static ComparedRow Measure(string name, IReadOnlyList<FinishedRun> runs, Func<ClassifierEvaluation, Estimate?> measure) => new(
        name,
        [.. runs.Select(run => measure(run.Result.Evaluation) is { } estimate ? Spelled(estimate) : None)],
        MarksDifference: false);

    private static ComparedRow Fact(string name, IReadOnlyList<FinishedRun> runs, Func<FinishedRun, string> fact) =>
        new(name, [.. runs.Select(fact)]);

    private static string Spelled(Estimate estimate) => estimate.HasInterval
        ? $"{Amounts.Percent(estimate.Value)} ({Amounts.Number(estimate.Low!.Value * 100, 1)} – {Amounts.Number(estimate.High!.Value * 100, 1)})"
        : Amounts.Percent(estimate.Value);

    private static string Options(FinishedRun run) => run.Run.Experiment.Technique.Options is { Count: > 0 } options
        ? string.Join(", ", options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => $"{option.Key} = {option.Value}"))
        : None;
}
