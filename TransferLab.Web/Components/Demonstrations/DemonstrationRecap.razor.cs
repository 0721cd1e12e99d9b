using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Demonstrations;
using TransferLab.Web.Runs;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Demonstrations;

/// <summary>Above the result of a demonstration: what came out in a sentence, what it means, and where to go from here.</summary>
public sealed partial class DemonstrationRecap
{
    private Draft? draft;
    private FinishedRun? finished;

    [Inject]
    public required DraftStore Drafts { get; init; }

    [Inject]
    public required ResultShelf Shelf { get; init; }

    [Parameter, EditorRequired]
    public required DraftId DraftId { get; set; }

    [Parameter, EditorRequired]
    public required RunId RunId { get; set; }

    /// <summary>Null where the address names a draft that this run does not belong to.</summary>
    private Demonstration? Demonstration => draft?.Run == RunId ? Web.Demonstrations.Demonstration.Find(draft.Demonstration) : null;

    /// <summary>The measured transfer gap; without one, the comparison with the best trivial classifier.</summary>
    private string? Outcome => finished?.Result switch
    {
        { TransferGap: { } gap } => DemonstrationWords.Outcome(gap, L),
        { Baselines: { Count: > 0 } baselines } result => DemonstrationWords.Outcome(result.Evaluation.Accuracy, baselines.MaxBy(baseline => baseline.Accuracy.Value)!, L),
        _ => null,
    };

    protected override async Task OnParametersSetAsync()
    {
        if (draft?.Id == DraftId)
        {
            return;
        }

        draft = await Drafts.FindAsync(DraftId);
        try
        {
            finished = await Shelf.FindAsync(RunId);
        }
        catch (TransferLabException)
        {
            // The result below says that it is damaged.
        }
    }
}
