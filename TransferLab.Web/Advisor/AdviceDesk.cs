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
    /// <summary>The key of the comparison at the <see cref="WorkDesk"/>: two drafts with the same pictures and split share it.</summary>
    public static string KeyOf(Draft draft) => FormattableString.Invariant(
        $"advice/{draft.Dataset?.Id}/{draft.Split.Mode}/{draft.Split.TestFraction}/{draft.Split.Folds}/{draft.Split.Validation}/{draft.Split.Seed}");

    /// <summary>The advice for these pictures and this split; null where there is none yet.</summary>
    public Task<Advice?> FindAsync(Draft draft) => Task.Run(() => draft.Dataset is { } chosen ? store.Find(chosen, draft.Split) : null);

    public void Start(Draft draft)
    {
        if (draft.Dataset is { } chosen)
        {
            work.Start(KeyOf(draft), (progress, cancellationToken) =>
                advisor.AdviseAsync(datasets.Open(chosen.Id), draft.Split.ToOptions(), draft.Split.Seed, progress, cancellationToken));
        }
    }
}
