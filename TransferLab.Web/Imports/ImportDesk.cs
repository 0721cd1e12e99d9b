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

    public void Start(DraftId draft, DatasetSource source, string? name = null, Upload? upload = null) =>
        work.Start(KeyOf(draft), async (progress, cancellationToken) =>
        {
            try
            {
                var dataset = await library.ImportAsync(source, name, progress, cancellationToken);
                await drafts.ChangeAsync(draft, before => before.With(dataset), CancellationToken.None);
            }
            finally
            {
                if (upload is not null)
                {
                    uploads.Close(upload.Id);
                }
            }
        });
}
