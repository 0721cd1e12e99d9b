using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Web.Backbones;
using TransferLab.Web.Imports;
using TransferLab.Web.Uploads;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Components.Backbones;

/// <summary>The way of a model file into the library: send or name it, have it looked at, answer what is asked.</summary>
public sealed partial class ModelImport
{
    private TransferLabException? failure;
    private string path = "";

    [Inject]
    public required BackboneDesk Desk { get; init; }

    [Inject]
    public required WorkDesk Work { get; init; }

    [Inject]
    public required UploadDesk Uploads { get; init; }

    [Inject]
    public required LocalPaths Paths { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    /// <summary>Files in the folders of the settings that have no card.</summary>
    [Parameter]
    public IReadOnlyList<BackboneEntry> Unknown { get; set; } = [];

    [Parameter]
    public EventCallback OnImported { get; set; }

    private bool Inspecting => Work.Find(BackboneDesk.InspectKey(Draft.Id)) is { State: WorkState.Running };

    private void Inspect(string file, Upload? upload = null)
    {
        failure = null;
        Desk.Inspect(Draft.Id, file, upload);
    }

    private void ReadPath()
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return;
        }

        try
        {
            Inspect(SourceFinder.Full(path));
        }
        catch (TransferLabException none)
        {
            failure = none;
        }
    }

    private void Receive(Upload upload)
    {
        try
        {
            var files = upload.Name();
            var models = files.Where(file => file.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)).ToArray();
            Inspect(models.Length == 1 || files.Count == 1 ? models.Append(files[0]).First() : throw NotOne(models.Length), upload);
        }
        catch (TransferLabException problem)
        {
            Uploads.Close(upload.Id);
            failure = problem;
        }
    }

    private static TransferLabException NotOne(int models) => models == 0
        ? new($"None of these files is an ONNX file.", $"Choose the file that ends with .onnx, and its weight files if they are apart.")
        : new($"{models} ONNX files came at once.", $"Bring them one after the other.");
}
