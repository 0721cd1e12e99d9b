using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Web.Languages;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Results;

/// <summary>All that is needed to make the result again.</summary>
public sealed partial class MakingSection
{
    [Inject]
    public required RunNames Names { get; init; }

    [Parameter, EditorRequired]
    public required FinishedRun Finished { get; set; }

    private IEnumerable<(string Name, string Value)> Facts
    {
        get
        {
            var (run, result) = (Finished.Run, Finished.Result);
            var experiment = run.Experiment;
            yield return (L["Data set"], L["{0}, version {1}", result.DatasetName, experiment.Dataset.Version]);
            if (experiment.Backbone is { } backbone)
            {
                yield return (L["Backbone"], L["{0}, SHA-256 {1}", backbone.Id, backbone.Sha256]);
            }

            yield return (L["Technique"], Names.Method(experiment.Technique.Kind, experiment.Technique.Head));
            if (experiment.Technique.Options.Count > 0)
            {
                yield return (L["Options"], string.Join(", ", experiment.Technique.Options.Select(option => $"{option.Key} = {option.Value}")));
            }

            if (result.Choices.Count > 0)
            {
                yield return (L["Chosen on folds of the training part"], string.Join("; ", result.Choices.Select(Spelled).Distinct()));
            }

            yield return (L["Learned from"], L["{0} pictures", Amounts.Count(result.TrainingExamples)]);
            yield return (L["Split"], $"{result.SplitReason.Text(CultureInfo.CurrentUICulture)} {L["Seed {0}.", experiment.Split.Seed]}");
            yield return (L["Seed"], experiment.Seed.ToString(CultureInfo.CurrentCulture));
            yield return (L["Run"], Moment(run.StartedAt, run.EndedAt));
        }
    }

    private static string Spelled(IReadOnlyDictionary<string, double> choices) =>
        string.Join(", ", choices.Select(choice => $"{choice.Key} = {choice.Value.ToString("G4", CultureInfo.CurrentCulture)}"));

    private string Moment(DateTimeOffset? started, DateTimeOffset? ended) => (started, ended) is ({ } from, { } to)
        ? L["{0}, in {1}", Amounts.Moment(from), Amounts.Duration(to - from)]
        : "";

    private string StepName(string id) =>
        Finished.Run.Steps.FirstOrDefault(step => step.Id == id)?.Title.Text(CultureInfo.CurrentUICulture) ?? id;
}
