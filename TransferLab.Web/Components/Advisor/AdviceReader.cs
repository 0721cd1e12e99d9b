using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Web.Advisor;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Components.Advisor;

/// <summary>A component that shows the advice on its draft's pictures and can have it made.</summary>
public abstract class AdviceReader : ComponentBase
{
    private string? loaded;

    [Inject]
    public required AdviceDesk Desk { get; init; }

    [Inject]
    public required WorkDesk Work { get; init; }

    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    /// <summary>Null before it was made.</summary>
    protected Advice? Advice { get; private set; }

    protected bool IsWorking => Work.Find(AdviceDesk.KeyOf(Draft)) is { State: WorkState.Running };

    protected override async Task OnParametersSetAsync()
    {
        if (loaded != Wanted)
        {
            await LoadAsync();
        }
    }

    protected async Task LoadAsync()
    {
        loaded = Wanted;
        Advice = await Desk.FindAsync(Draft);
        if (Work.Find(AdviceDesk.KeyOf(Draft)) is { State: WorkState.Finished })
        {
            Work.Forget(AdviceDesk.KeyOf(Draft));
        }
    }

    protected void Start() => Desk.Start(Draft);

    private string Wanted => $"{AdviceDesk.KeyOf(Draft)} {Draft.Dataset?.Version}";
}
