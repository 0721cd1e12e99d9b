using Microsoft.AspNetCore.Components;
using TransferLab.Web.Languages;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Start;

/// <summary>The latest drafts that were given pictures and not run yet.</summary>
public sealed partial class Unfinished
{
    private IReadOnlyList<Draft> drafts = [];

    [Inject]
    public required DraftStore Store { get; init; }

    protected override async Task OnInitializedAsync() =>
        drafts = [.. (await Store.LatestAsync(20)).Where(draft => draft.Run is null && draft.Dataset is not null).Take(3)];

    /// <summary>The first step with something missing; at the latest it is the run, which none of these has.</summary>
    private static WizardStep Next(Draft draft) =>
        WizardSteps.All.First(step => step.Missing(draft) is not null);

    private static string Name(Draft draft) => draft.DatasetName ?? draft.Dataset!.Id;

    private static string Facts(Draft draft) => string.Join(" · ", new[]
    {
        draft.BackboneName,
        Amounts.Moment(draft.Changed),
    }.OfType<string>());
}
