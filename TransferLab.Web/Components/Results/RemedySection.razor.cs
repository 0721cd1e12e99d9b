using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Transferability.Remedies;
using TransferLab.Engine.Transferability.TrackRecord;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Results;

/// <summary>What can be done about a measured transfer gap, each to be tried with one click, and what it gained where it was tried.</summary>
public sealed partial class RemedySection : IDisposable
{
    private IReadOnlyList<Remedy>? remedies;
    private TransferLabException? failure;
    private RunId shown;
    private bool trying;

    [Inject]
    public required RemedyAdvisor Advisor { get; init; }

    [Inject]
    public required AdviceStore Store { get; init; }

    [Inject]
    public required RunQueue Queue { get; init; }

    [Parameter, EditorRequired]
    public required FinishedRun Finished { get; set; }

    public void Dispose() => Queue.Changed -= Follow;

    protected override void OnInitialized() => Queue.Changed += Follow;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Finished.Id)
        {
            shown = Finished.Id;
            await LoadAsync();
        }
    }

    /// <summary>The run that tries it right now, or will.</summary>
    private Run? Active(Remedy remedy) => remedy.Experiment is { } experiment
        ? Queue.Active.FirstOrDefault(run => ExperimentDrafts.IsSame(run.Experiment, experiment))
        : null;

    private async Task LoadAsync()
    {
        try
        {
            var experiment = Finished.Run.Experiment;
            var ranking = await Task.Run(() => Store.Find(experiment.Dataset, experiment.Split)?.Backbones.Select(line => line.BackboneId).ToArray());
            remedies = await Advisor.ForAsync(Finished.Id, ranking);
        }
        catch (TransferLabException damaged)
        {
            failure = damaged;
        }
    }

    private async Task TryAsync(Experiment experiment)
    {
        (trying, failure) = (true, null);
        try
        {
            // The journal is written before the run is in line.
            await Task.Run(() => Queue.Enqueue(experiment));
        }
        catch (TransferLabException known)
        {
            failure = known;
        }

        trying = false;
    }

    private void Follow(Run run)
    {
        if (run.HasEnded && run.Experiment.Dataset.Id == Finished.Run.Experiment.Dataset.Id)
        {
            _ = InvokeAsync(async () =>
            {
                await LoadAsync();
                StateHasChanged();
            });
        }
    }
}
