using TransferLab.Engine.Datasets;
using TransferLab.Web.Uploads;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Imports;

/// <summary>Imports data sets in the background and puts the finished one into the draft that asked for it, also when its page is closed by then.</summary>
public sealed class ImportDesk(DatasetLibrary library, DraftStore drafts, UploadDesk uploads, WorkDesk work)
{
    /// <summary>The key of the draft's import at the <see cref="WorkDesk"/>.</summary>
    public static string KeyOf(DraftId draft) => $"import/{draft}";

    /// <param name="upload">Where the source lies in one; it is closed in any case.</param>
    /// <returns>False where an import of the draft is running already.</returns>
    public bool Start(DraftId draft, DatasetSource source, string? name = null, Upload? upload = null)
    {
        var started = work.Start(KeyOf(draft), async (progress, cancellationToken) =>
        {
            try
            {
                var dataset = await library.ImportAsync(source, name, progress, cancellationToken);
                await drafts.ChangeAsync(draft, before => before.With(dataset), CancellationToken.None);
            }
            finally
            {
                Close(upload);
            }
        });
        if (!started)
        {
            Close(upload);
        }

        return started;
    }

    private void Close(Upload? upload)
    {
        if (upload is not null)
        {
            uploads.Close(upload.Id);
        }
    }
}
