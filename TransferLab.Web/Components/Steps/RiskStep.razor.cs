using TransferLab.Engine.Transferability.Advising;

namespace TransferLab.Web.Components.Steps;

/// <summary>Whether transfer is likely to hurt with the chosen network, and whether that should be measured.</summary>
public sealed partial class RiskStep
{
    private BackboneAdvice? Line => Advice?.Backbones.FirstOrDefault(line => line.BackboneId == Draft.Backbone?.Id && line.Sha256 == Draft.Backbone.Sha256);

    private bool StartsFromNothing => Draft.Technique.Kind == Web.Wizard.Draft.FromScratch;

    private bool Measures => Draft.Evaluation.TransferGap is not null && !StartsFromNothing;

    private Task MeasureAsync(bool measure) =>
        State.ChangeAsync(draft => draft with { Evaluation = draft.Evaluation with { TransferGap = measure ? new() : null } });
}
