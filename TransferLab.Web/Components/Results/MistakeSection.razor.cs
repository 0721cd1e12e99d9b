using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Results;

/// <summary>The wrong predictions that were made with most confidence, as pictures.</summary>
public sealed partial class MistakeSection
{
    private const int Step = 12;
    private int shown = Step;

    [Parameter, EditorRequired]
    public required FinishedRun Finished { get; set; }

    private IReadOnlyList<Mistake> Mistakes => Finished.Result.Evaluation.ConfidentMistakes;

    private string Name(int index) => Finished.Result.Classes[index];

    private void ShowMore() => shown += 2 * Step;
}
