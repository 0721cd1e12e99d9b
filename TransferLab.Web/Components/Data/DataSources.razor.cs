using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Imports;
using TransferLab.Web.Languages;
using TransferLab.Web.Uploads;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Data;

/// <summary>Where pictures can come from: this computer, a path, or an earlier import.</summary>
public sealed partial class DataSources
{
    private IReadOnlyList<DatasetSummary> earlier = [];
    private string path = "";

    [Inject]
    public required ImportDesk Imports { get; init; }

    [Inject]
    public required DatasetLibrary Library { get; init; }

    [Inject]
    public required UploadDesk Uploads { get; init; }

    [Inject]
    public required RunQueue Queue { get; init; }

    [Inject]
    public required WizardState State { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required LocalPaths Paths { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    /// <summary>An import was started.</summary>
    [Parameter]
    public EventCallback OnStarted { get; set; }

    [Parameter]
    public EventCallback<TransferLabException> OnFailed { get; set; }

    /// <summary>An earlier data set was chosen, by its id.</summary>
    [Parameter]
    public EventCallback<string> OnChosen { get; set; }

    protected override async Task OnInitializedAsync() => earlier = await Task.Run(Library.List);

    private string Facts(DatasetSummary summary) => string.Join(" · ",
        L["{0} pictures", Amounts.Count(summary.Pictures)],
        L["{0} classes", Amounts.Count(summary.Classes)],
        ByteText.Of(summary.Bytes),
        Amounts.Day(summary.Imported));

    private Task Draw(SampleTask task)
    {
        return TellAsync(Imports.Start(Draft.Id, task.ToSource(task.Name.For(CultureInfo.CurrentUICulture))));
    }

    private Task TellAsync(bool started) => started
        ? OnStarted.InvokeAsync()
        : OnFailed.InvokeAsync(new($"Pictures are being imported for this experiment already.", $"Wait until that has ended, or stop it."));

    private Task Receive(Upload upload, string name)
    {
        try
        {
            return TellAsync(Imports.Start(Draft.Id, SourceFinder.Of(upload, name), upload: upload));
        }
        catch (TransferLabException failure)
        {
            Uploads.Close(upload.Id);
            return OnFailed.InvokeAsync(failure);
        }
    }

    private Task ReadPath()
    {
        try
        {
            return string.IsNullOrWhiteSpace(path) ? Task.CompletedTask : TellAsync(Imports.Start(Draft.Id, SourceFinder.Of(path)));
        }
        catch (TransferLabException failure)
        {
            return OnFailed.InvokeAsync(failure);
        }
    }

    private async Task DeleteAsync(DatasetSummary summary)
    {
        var delete = await Dialogs.ShowMessageBoxAsync(
            L["Delete {0}?", summary.Name],
            L["The copies of its pictures on this machine are gone for good. Experiments with them keep their results, but can neither show the pictures nor be run again."],
            yesText: L["Delete"],
            cancelText: L["Keep it"]);
        if (delete != true)
        {
            return;
        }

        try
        {
            await Task.Run(() => Delete(summary));
            if (Draft.Dataset?.Id == summary.Id)
            {
                await State.ChangeAsync(draft => draft with { Dataset = null, DatasetName = null, LabelsPerClass = null });
            }
        }
        catch (TransferLabException failure)
        {
            await OnFailed.InvokeAsync(failure);
        }

        earlier = await Task.Run(Library.List);
    }

    private void Delete(DatasetSummary summary)
    {
        if (Queue.Active.Any(run => run.Experiment.Dataset.Id == summary.Id))
        {
            throw new TransferLabException($"A run that has not ended needs {summary.Name}.", $"Wait until it has ended or stop it, then delete again.");
        }

        try
        {
            Library.Delete(summary.Id);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TransferLabException($"{summary.Name} cannot be deleted: {failure.Message}", $"Close whatever else has its folder open, then delete again.", failure);
        }
    }
}
