using System.Collections.Concurrent;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Web.Uploads;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Backbones;

/// <summary>Fetches, looks at and imports pretrained networks in the background. What was looked at waits here for the user's answers.</summary>
public sealed class BackboneDesk(
    BackboneLibrary library, InputRangeFinder finder, DatasetLibrary datasets, DraftStore drafts, UploadDesk uploads, WorkDesk work)
{
    private readonly ConcurrentDictionary<DraftId, WaitingModel> waiting = [];

    public static string DownloadKey(string backbone) => $"download/{backbone}";

    public static string InspectKey(DraftId draft) => $"inspect/{draft}";

    public static string RangeKey(DraftId draft) => $"range/{draft}";

    public static string ImportKey(DraftId draft) => $"import-model/{draft}";

    /// <summary>The file that the draft's user was asked about and has not answered yet.</summary>
    public WaitingModel? Waiting(DraftId draft) => waiting.GetValueOrDefault(draft);

    public void Download(string backbone) =>
        work.Start(DownloadKey(backbone), (progress, cancellationToken) => library.DownloadAsync(backbone, progress, cancellationToken));

    /// <param name="file">On this machine.</param>
    /// <param name="upload">Where it lies in one, which is kept until the import is done or given up.</param>
    public void Inspect(DraftId draft, string file, Upload? upload = null)
    {
        // What became of the file before says nothing about this one.
        work.Forget(RangeKey(draft));
        work.Forget(ImportKey(draft));
        var started = work.Start(InspectKey(draft), async (progress, cancellationToken) =>
        {
            try
            {
                var inspection = await library.InspectAsync(file, progress: progress, cancellationToken: cancellationToken);
                Drop(draft);
                waiting[draft] = new(inspection, upload);
            }
            catch
            {
                Close(upload);
                throw;
            }

            TryRanges(draft);
        });
        if (!started)
        {
            Close(upload);
        }
    }

    /// <summary>Takes the inspected file into the library and chooses it for the draft.</summary>
    public void Import(DraftId draft, BackboneDescription description)
    {
        if (Waiting(draft) is { } model)
        {
            work.Cancel(RangeKey(draft));
            work.Start(ImportKey(draft), async (progress, cancellationToken) =>
            {
                var card = await library.ImportAsync(model.Inspection, description, progress, cancellationToken);
                await drafts.ChangeAsync(draft, before => before.With(card), CancellationToken.None);
                Drop(draft);
            });
        }
    }

    /// <summary>Stops taking the inspected file in, and forgets it with all that became of it.</summary>
    public void GiveUp(DraftId draft)
    {
        work.Cancel(ImportKey(draft));
        Drop(draft);
        foreach (var key in new[] { InspectKey(draft), RangeKey(draft), ImportKey(draft) })
        {
            work.Forget(key);
        }
    }

    private void Drop(DraftId draft)
    {
        work.Cancel(RangeKey(draft));
        if (waiting.TryRemove(draft, out var model))
        {
            Close(model.Upload);
        }
    }

    /// <summary>Finds out on the draft's pictures how the waiting file wants its pixels, if that is a question.</summary>
    private void TryRanges(DraftId draft)
    {
        if (Waiting(draft) is not { } model || !model.Inspection.Questions.Contains(BackboneQuestion.ValueRange))
        {
            return;
        }

        work.Start(RangeKey(draft), async (progress, cancellationToken) =>
        {
            if (await drafts.FindAsync(draft, cancellationToken) is { Dataset: { } chosen } kept)
            {
                var dataset = datasets.Open(chosen.Id);
                var rows = Splits.Plan(dataset, kept.Split.ToOptions(), kept.Split.Seed).Splits[0].Train;
                var proposals = await finder.ProposeAsync(model.Inspection, dataset, rows, kept.Seed, progress: progress, cancellationToken: cancellationToken);
                waiting.TryUpdate(draft, model with { Proposals = proposals }, model);
            }
        });
    }

    private void Close(Upload? upload)
    {
        if (upload is not null)
        {
            uploads.Close(upload.Id);
        }
    }
}
