using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
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
        L["{0} pictures", summary.Pictures.ToString("N0", CultureInfo.CurrentCulture)],
        L["{0} classes", summary.Classes.ToString("N0", CultureInfo.CurrentCulture)],
        ByteText.Of(summary.Bytes),
        summary.Imported.ToLocalTime().ToString("d MMM yyyy", CultureInfo.CurrentCulture));

    private Task Draw(SampleTask task)
    {
        Imports.Start(Draft.Id, task.ToSource(task.Name.For(CultureInfo.CurrentUICulture)));
        return OnStarted.InvokeAsync();
    }

    private Task Receive(Upload upload, string name)
    {
        try
        {
            Imports.Start(Draft.Id, SourceFinder.Of(upload, name), upload: upload);
            return OnStarted.InvokeAsync();
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
            if (!string.IsNullOrWhiteSpace(path))
            {
                Imports.Start(Draft.Id, SourceFinder.Of(path));
            }

            return OnStarted.InvokeAsync();
        }
        catch (TransferLabException failure)
        {
            return OnFailed.InvokeAsync(failure);
        }
    }
}
