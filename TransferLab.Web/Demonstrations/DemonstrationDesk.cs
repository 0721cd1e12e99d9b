using System.Globalization;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Demonstrations;

/// <summary>Does what a visitor would do in the wizard, step by step and into a draft as they would: so each step can be opened there afterwards.</summary>
public sealed class DemonstrationDesk(
    DatasetLibrary datasets, DemonstrationBackbones backbones, RunQueue queue, DraftStore drafts, WorkDesk work)
{
    /// <summary>The key of the draft's demonstration at the <see cref="WorkDesk"/>; its progress is that of the pictures.</summary>
    public static string KeyOf(DraftId draft) => $"demonstration/{draft}";

    /// <summary>How far it is. A run that has ended, well or not, has reached the result.</summary>
    public static DemonstrationStage Reached(Draft draft, Run? run) => draft switch
    {
        { Dataset: null } => DemonstrationStage.Pictures,
        { Backbone: null } => DemonstrationStage.Model,
        { Run: null } => DemonstrationStage.Technique,
        _ => run is { HasEnded: false } ? DemonstrationStage.Run : DemonstrationStage.Result,
    };

    /// <returns>The draft that it fills in.</returns>
    /// <exception cref="Engine.TransferLabException">The draft cannot be kept.</exception>
    public async Task<Draft> StartAsync(Demonstration demonstration)
    {
        var draft = await drafts.ChangeAsync(DraftId.New(), demonstration.Begin);
        GoOn(draft);
        return draft;
    }

    /// <summary>Does what is still missing; also after a failure or a restart. Nothing happens while it is being done.</summary>
    public void GoOn(Draft draft)
    {
        if (Demonstration.Find(draft.Demonstration) is { } demonstration && draft.Run is null)
        {
            // The pictures are called as the visitor's language has it.
            var name = demonstration.Task.Name.For(CultureInfo.CurrentUICulture);
            work.Start(KeyOf(draft.Id), async (progress, cancellationToken) =>
            {
                var dataset = await datasets.ImportAsync(demonstration.Task.ToSource(name), progress: progress, cancellationToken: cancellationToken);
                await drafts.ChangeAsync(draft.Id, kept => kept.With(dataset), CancellationToken.None);
                var card = await backbones.FindAsync(demonstration.Kind, cancellationToken);
                var complete = await drafts.ChangeAsync(draft.Id, kept => kept.With(card), CancellationToken.None);
                cancellationToken.ThrowIfCancellationRequested();
                var run = queue.Enqueue(complete.ToExperiment());
                await drafts.ChangeAsync(draft.Id, kept => kept with { Run = run.Id }, CancellationToken.None);
            });
        }
    }

    public void Stop(Draft draft)
    {
        work.Cancel(KeyOf(draft.Id));
        if (draft.Run is { } run)
        {
            queue.Cancel(run);
        }
    }
}
