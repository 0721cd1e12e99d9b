using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Web.Advisor;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Components.Advisor;

/// <summary>Compares the networks at hand on the draft's pictures and offers the most promising first.</summary>
public sealed partial class AdviceSection
{
    private Advice? advice;
    private TransferLabException? failure;
    private string? loaded;

    [Inject]
    public required AdviceDesk Desk { get; init; }

    [Inject]
    public required WorkDesk Work { get; init; }

    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private bool Working => Work.Find(AdviceDesk.KeyOf(Draft)) is { State: WorkState.Running };

    protected override async Task OnParametersSetAsync()
    {
        if (loaded != Draft.Dataset?.Id)
        {
            loaded = Draft.Dataset?.Id;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            advice = await Desk.FindAsync(Draft);
            failure = null;
        }
        catch (TransferLabException damaged)
        {
            failure = damaged;
        }

        if (Work.Find(AdviceDesk.KeyOf(Draft)) is { State: WorkState.Finished })
        {
            Work.Forget(AdviceDesk.KeyOf(Draft));
        }
    }

    private void Start() => Desk.Start(Draft);

    private Task ChooseAsync(BackboneAdvice line) => State.ChangeAsync(draft => draft with
    {
        Backbone = new() { Id = line.BackboneId, Sha256 = line.Sha256 },
        BackboneName = line.Name,
    });
}
