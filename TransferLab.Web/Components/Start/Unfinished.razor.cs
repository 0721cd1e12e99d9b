using System.Globalization;
using Microsoft.AspNetCore.Components;
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

    /// <summary>The first step with something missing, or the last that a user has seen.</summary>
    private static WizardStep Next(Draft draft) =>
        WizardSteps.All.FirstOrDefault(step => step.Missing(draft) is not null) ?? WizardSteps.Find("technique")!;

    private static string Facts(Draft draft) => string.Join(" · ", new[]
    {
        draft.BackboneName,
        draft.Changed.ToLocalTime().ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture),
    }.OfType<string>());
}
