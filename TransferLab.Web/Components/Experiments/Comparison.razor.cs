using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
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

    /// <summary>Of the most accurate run over others on the same test pictures, picture by picture.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<RunId, Estimate> Advantages { get; set; }

    private IReadOnlyList<FinishedRun> BestFirst => [.. Runs.OrderByDescending(run => run.Result.Evaluation.Accuracy.Value)];

    private IReadOnlyList<IntervalRow> Bars =>
        [.. BestFirst.Select((run, index) => new IntervalRow(Name(run), run.Result.Evaluation.Accuracy, IsMain: index == 0))];

    private IEnumerable<ComparedRow> Table => new ComparedRows(Names, L).Of(Runs);

    private IEnumerable<string> Verdicts
    {
        get
        {
            var best = BestFirst[0];
            if (BestFirst.Skip(1).Any(run => !Advantages.ContainsKey(run.Id)))
            {
                yield return L["Not all of them were tested on the same pictures: a difference may come from the pictures as well as from the method."];
            }

            foreach (var other in BestFirst.Skip(1))
            {
                yield return Verdict(best, other);
            }
        }
    }

    private string Verdict(FinishedRun best, FinishedRun other)
    {
        var (first, second) = (best.Result.Evaluation.Accuracy, other.Result.Evaluation.Accuracy);
        var (name, points, otherName) = (Name(best), Points(first.Value - second.Value), Name(other));
        return (Advantages.GetValueOrDefault(other.Id), first.Value - second.Value) switch
        {
            (_, 0) => L["“{0}” and “{1}” are equally good.", name, otherName],
            ({ HasInterval: true, Low: > 0 } sure, _) => L["“{0}” is better than “{1}”: on the same pictures it got {2} percentage points more right, surely between {3} and {4}.", name, otherName, points, Points(sure.Low!.Value), Points(sure.High!.Value)],
            ({ HasInterval: true }, _) => L["“{0}” got {1} percentage points more right than “{2}” on the same pictures, but too few of them differ to be sure: it may be chance.", name, points, otherName],
            _ when first.Overlaps(second) => L["“{0}” got {1} percentage points more right than “{2}”, but their intervals overlap: the difference may be chance.", name, points, otherName],
            _ => L["“{0}” is better than “{2}” by {1} percentage points: their intervals do not overlap.", name, points, otherName],
        };
    }

    /// <summary>With its time where another one is called the same.</summary>
    private string Name(FinishedRun run) => Runs.Any(other => other != run && other.Run.Experiment.Name == run.Run.Experiment.Name)
        ? $"{run.Run.Experiment.Name} ({Amounts.Moment(run.Run.EndedAt ?? run.Run.QueuedAt)})"
        : run.Run.Experiment.Name;

    private static string Points(double share) => Amounts.Number(share * 100, 1);
}
