using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Runs;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Runs;

/// <summary>What one may do with a run that has ended: the same again, or with a change.</summary>
public sealed partial class RunAgain
{
    private TransferLabException? failure;

    [Inject]
    public required RunQueue Queue { get; init; }

    [Inject]
    public required DraftStore Drafts { get; init; }

    [Inject]
    public required Engine.Datasets.DatasetLibrary Datasets { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired]
    public required Run Run { get; set; }

    private Task ChangeAsync() => TryAsync(async () =>
    {
        var experiment = Run.Experiment;
        var name = await Task.Run(() => DatasetName(experiment.Dataset.Id));
        var draft = ExperimentDrafts.Again(experiment, name);
        await Drafts.ChangeAsync(draft.Id, _ => draft);
        Navigation.NavigateTo(WizardSteps.Address(draft.Id, WizardSteps.Find("technique") ?? WizardSteps.First));
    });

    private Task RepeatAsync() => TryAsync(async () =>
    {
        var run = await Task.Run(() => Queue.Enqueue(Run.Experiment));
        Navigation.NavigateTo($"/experiments/{run.Id}");
    });

    private string? DatasetName(string id)
    {
        try
        {
            return Datasets.Open(id).Name;
        }
        catch (TransferLabException)
        {
            // The data step says that it is gone.
            return null;
        }
    }

    private async Task TryAsync(Func<Task> action)
    {
        try
        {
            failure = null;
            await action();
        }
        catch (TransferLabException known)
        {
            failure = known;
        }
    }
}
