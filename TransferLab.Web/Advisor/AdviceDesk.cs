using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Engine.Transferability.TrackRecord;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Advisor;

/// <summary>Compares the networks on a draft's pictures in the background and keeps the advice for as long as pictures and split are the same.</summary>
public sealed class AdviceDesk(TransferAdvisor advisor, AdviceStore store, DatasetLibrary datasets, WorkDesk work)
{
    /// <summary>The key of the comparison at the <see cref="WorkDesk"/>: two drafts with the same pictures share it.</summary>
    public static string KeyOf(Draft draft) => $"advice/{draft.Dataset?.Id}";

    /// <summary>The advice for these pictures; null where there is none yet.</summary>
    public Task<Advice?> FindAsync(Draft draft) => Task.Run(() => draft.Dataset is { } chosen ? store.Find(chosen.Id, chosen.Version) : null);

    public void Start(Draft draft)
    {
        if (draft.Dataset is { } chosen)
        {
            work.Start(KeyOf(draft), async (progress, cancellationToken) =>
            {
                var advice = await advisor.AdviseAsync(datasets.Open(chosen.Id), draft.Split.ToOptions(), draft.Split.Seed, progress, cancellationToken);
                store.Save(advice);
            });
        }
    }
}
