using System.Collections.Concurrent;
using TransferLab.Engine.Backbones;
using TransferLab.Web.Uploads;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Backbones;

/// <summary>Fetches, looks at and imports pretrained networks in the background. What was looked at waits here for the user's answers.</summary>
public sealed class BackboneDesk(BackboneLibrary library, DraftStore drafts, UploadDesk uploads, WorkDesk work)
{
    private readonly ConcurrentDictionary<DraftId, (BackboneInspection Inspection, Upload? Upload)> waiting = [];

    public static string DownloadKey(string backbone) => $"download/{backbone}";

    public static string InspectKey(DraftId draft) => $"inspect/{draft}";

    public static string ImportKey(DraftId draft) => $"import-model/{draft}";

    /// <summary>The file that the draft's user was asked about and has not answered yet.</summary>
    public BackboneInspection? Waiting(DraftId draft) => waiting.TryGetValue(draft, out var entry) ? entry.Inspection : null;

    public void Download(string backbone) =>
        work.Start(DownloadKey(backbone), (progress, cancellationToken) => library.DownloadAsync(backbone, progress, cancellationToken));

    /// <param name="file">On this machine.</param>
    /// <param name="upload">Where it lies in one, which is kept until the import is done or given up.</param>
    public void Inspect(DraftId draft, string file, Upload? upload = null) =>
        work.Start(InspectKey(draft), async (progress, cancellationToken) =>
        {
            try
            {
                var inspection = await library.InspectAsync(file, progress: progress, cancellationToken: cancellationToken);
                GiveUp(draft);
                waiting[draft] = (inspection, upload);
            }
            catch
            {
                Close(upload);
                throw;
            }
        });

    /// <summary>Takes the inspected file into the library and chooses it for the draft.</summary>
    public void Import(DraftId draft, BackboneDescription description)
    {
        if (waiting.TryGetValue(draft, out var entry))
        {
            work.Start(ImportKey(draft), async (progress, cancellationToken) =>
            {
                var card = await library.ImportAsync(entry.Inspection, description, progress, cancellationToken);
                await drafts.ChangeAsync(draft, before => before.With(card), CancellationToken.None);
                GiveUp(draft);
            });
        }
    }

    /// <summary>Forgets the inspected file.</summary>
    public void GiveUp(DraftId draft)
    {
        if (waiting.TryRemove(draft, out var entry))
        {
            Close(entry.Upload);
        }
    }

    private void Close(Upload? upload)
    {
        if (upload is not null)
        {
            uploads.Close(upload.Id);
        }
    }
}
