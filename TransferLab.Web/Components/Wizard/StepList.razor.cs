using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Wizard;

/// <summary>Where one is, what is done, and links to every step that can be opened.</summary>
public sealed partial class StepList
{
    [Inject]
    public required IStringLocalizer<Components.Steps.Texts> Steps { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    [Parameter, EditorRequired]
    public required WizardStep Current { get; set; }

    private bool IsDone(WizardStep step) =>
        WizardSteps.IndexOf(step) < WizardSteps.IndexOf(Current) && step.Missing(Draft) is null;

    private string Appearance(WizardStep step) => step == Current ? "current" : IsDone(step) ? "done" : "to-come";
}
