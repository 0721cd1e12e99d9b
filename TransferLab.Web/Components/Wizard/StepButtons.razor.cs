using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Wizard;

/// <summary>The way back and on, or what is missing before one can go on.</summary>
public sealed partial class StepButtons
{
    [Inject]
    public required IStringLocalizer<Components.Steps.Texts> Steps { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    [Parameter, EditorRequired]
    public required WizardStep Current { get; set; }
}
