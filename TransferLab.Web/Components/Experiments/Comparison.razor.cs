using Microsoft.AspNetCore.Components;
using TransferLab.Web.Components.Charts;
using TransferLab.Web.Languages;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Experiments;

/// <summary>Finished experiments side by side: accuracies in words and as a chart, then everything else with the differences marked.</summary>
public sealed partial class Comparison
{
    [Inject]
    public required RunNames Names { get; init; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<FinishedRun> Runs { get; set; }

    private IReadOnlyList<FinishedRun> BestFirst => [.. Runs.OrderByDescending(run => run.Result.Evaluation.Accuracy.Value)];

    private IReadOnlyList<IntervalRow> Bars =>
        [.. BestFirst.Select((run, index) => new IntervalRow(run.Run.Experiment.Name, run.Result.Evaluation.Accuracy, IsMain: index == 0))];

    private IEnumerable<ComparedRow> Table => new ComparedRows(Names, L).Of(Runs);

    private IEnumerable<string> Verdicts
    {
        get
        {
            var best = BestFirst[0];
            if (Runs.Any(run => !SamePictures(run, best)))
            {
                yield return L["They were not tested on the same pictures: a difference may come from the pictures as well as from the method."];
            }

            foreach (var other in BestFirst.Skip(1))
            {
                yield return Verdict(best, other);
            }
        }
    }

    /// <summary>Same content and same division: then the same examples were tested.</summary>
    private static bool SamePictures(FinishedRun one, FinishedRun other) =>
        one.Run.Experiment.Dataset.Version == other.Run.Experiment.Dataset.Version
        && one.Result.SplitMode == other.Result.SplitMode
        && one.Run.Experiment.Split == other.Run.Experiment.Split;

    private string Verdict(FinishedRun best, FinishedRun other)
    {
        var (first, second) = (best.Result.Evaluation.Accuracy, other.Result.Evaluation.Accuracy);
        var points = Amounts.Number((first.Value - second.Value) * 100, 1);
        var (name, otherName) = (best.Run.Experiment.Name, other.Run.Experiment.Name);
        return first.Value == second.Value
            ? L["“{0}” and “{1}” are equally good.", name, otherName]
            : first.Overlaps(second)
                ? L["“{0}” got {1} percentage points more right than “{2}”, but their intervals overlap: the difference may be chance.", name, points, otherName]
                : L["“{0}” is better than “{2}” by {1} percentage points: their intervals do not overlap.", name, points, otherName];
    }
}
