using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Web.Imports;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Components.Steps;

/// <summary>Which pictures to learn from: where they come from, then a report on what they are.</summary>
public sealed partial class DataStep
{
    private Dataset? dataset;
    private TransferLabException? failure;
    private bool loading;
    private bool choosing;

    [Inject]
    public required DatasetLibrary Library { get; init; }

    [Inject]
    public required WizardState State { get; init; }

    [Inject]
    public required WorkDesk Desk { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private bool Importing => Desk.Find(ImportDesk.KeyOf(Draft.Id)) is { State: WorkState.Running };

    protected override async Task OnParametersSetAsync()
    {
        if (Draft.Dataset?.Id == dataset?.Id)
        {
            return;
        }

        (dataset, choosing) = (null, false);
        if (Draft.Dataset is { } chosen)
        {
            await LoadAsync(chosen.Id);
        }
    }

    private async Task LoadAsync(string id)
    {
        loading = true;
        try
        {
            // The list of a large data set takes a moment to read; the page stays alive meanwhile.
            dataset = await Task.Run(() => Library.Open(id));
            failure = null;
        }
        catch (TransferLabException gone)
        {
            failure = gone;
        }
        finally
        {
            loading = false;
        }
    }

    private async Task ChooseAsync(string id)
    {
        await LoadAsync(id);
        if (dataset is { } chosen)
        {
            choosing = false;
            await State.ChangeAsync(draft => draft.With(chosen));
        }
    }

    private void ImportEnded(WorkState ended)
    {
        if (ended is WorkState.Finished)
        {
            (failure, choosing) = (null, false);
            Desk.Forget(ImportDesk.KeyOf(Draft.Id));
        }
    }
}
