using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Web.Advisor;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Components.Steps;

/// <summary>Whether transfer is likely to hurt with the chosen network, and whether that should be measured.</summary>
public sealed partial class RiskStep
{
    private Advice? advice;
    private string? loaded;

    [Inject]
    public required AdviceDesk Desk { get; init; }

    [Inject]
    public required WorkDesk Work { get; init; }

    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private BackboneAdvice? Line => advice?.Backbones.FirstOrDefault(line => line.BackboneId == Draft.Backbone?.Id && line.Sha256 == Draft.Backbone.Sha256);

    private bool Working => Work.Find(AdviceDesk.KeyOf(Draft)) is { State: WorkState.Running };

    private bool Measures => Draft.Evaluation.TransferGap is not null;

    protected override async Task OnParametersSetAsync()
    {
        var wanted = $"{Draft.Dataset?.Id} {Draft.Backbone?.Id}";
        if (loaded != wanted)
        {
            loaded = wanted;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        advice = await Desk.FindAsync(Draft);
        if (Line is not null)
        {
            Work.Forget(AdviceDesk.KeyOf(Draft));
        }
    }

    private void Assess() => Desk.Start(Draft);

    private Task MeasureAsync(bool measure) =>
        State.ChangeAsync(draft => draft with { Evaluation = draft.Evaluation with { TransferGap = measure ? new() : null } });
}
