using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Runs;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Pages;

/// <summary>One experiment: its run as long as it goes on, then its result.</summary>
public sealed partial class ExperimentPage : IDisposable
{
    private RunWatch? watch;
    private Run? renamed;
    private string? opened;
    private TransferLabException? failure;

    [Inject]
    public required RunQueue Queue { get; init; }

    [Inject]
    public required RunNames Names { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>The draft of the demonstration that ends here, if it is one.</summary>
    [SupplyParameterFromQuery(Name = "demonstration")]
    public string? DemonstrationName { get; set; }

    private Run? Run => renamed ?? watch?.Run;

    public static string AddressOf(RunId run, DraftId demonstration) => $"/experiments/{run}?demonstration={demonstration}";

    public void Dispose() => watch?.Dispose();

    protected override void OnParametersSet()
    {
        if (opened == Name)
        {
            return;
        }

        watch?.Dispose();
        (watch, renamed, failure, opened) = (null, null, null, Name);
        try
        {
            watch = RunId.TryParse(Name, out var id) ? new(Queue, id, Time, () => InvokeAsync(Refresh)) : null;
        }
        catch (TransferLabException damaged)
        {
            failure = damaged;
        }
    }

    private void Refresh()
    {
        renamed = null;
        StateHasChanged();
    }

    private string Summary(Run run) => string.Join(
        " · ",
        new[] { run.Experiment.Backbone?.Id, Names.Method(run.Experiment.Technique.Kind, run.Experiment.Technique.Head) }.OfType<string>());

    private async Task<bool> RenameAsync(string name)
    {
        try
        {
            failure = null;
            renamed = await Task.Run(() => Queue.Rename(watch!.Id, name));
            return true;
        }
        catch (TransferLabException known)
        {
            failure = known;
            return false;
        }
        finally
        {
            StateHasChanged();
        }
    }
}
