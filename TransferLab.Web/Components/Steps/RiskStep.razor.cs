using Microsoft.AspNetCore.Components;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Steps;

/// <summary>Whether transfer is likely to hurt with the chosen network, and whether that should be measured.</summary>
public sealed partial class RiskStep
{
    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private bool Measures => Draft.Evaluation.TransferGap is not null;

    private Task MeasureAsync(bool measure) =>
        State.ChangeAsync(draft => draft with { Evaluation = draft.Evaluation with { TransferGap = measure ? new() : null } });
}
