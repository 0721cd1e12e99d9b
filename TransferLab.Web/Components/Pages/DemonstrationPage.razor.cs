using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Demonstrations;
using TransferLab.Web.Runs;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Components.Pages;

/// <summary>A demonstration as it goes on; its end is the result's page. All of it lies in its draft, so that a reload or a restart loses nothing.</summary>
public sealed partial class DemonstrationPage : IDisposable
{
    private Draft? draft;
    private BackboneCard? card;
    private ReadingPace? pace;
    private RunWatch? watch;
    private bool loaded;
    private bool left;

    [Inject]
    public required DemonstrationDesk Desk { get; init; }

    [Inject]
    public required DraftStore Drafts { get; init; }

    [Inject]
    public required BackboneLibrary Library { get; init; }

    [Inject]
    public required WorkDesk Work { get; init; }

    [Inject]
    public required RunQueue Queue { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<Components.Demonstrations.Texts> Words { get; init; }

    [Parameter]
    public string DraftName { get; set; } = "";

    private Demonstration? Shown => Demonstration.Find(draft?.Demonstration);

    /// <summary>Neither being prepared nor run: the app was started anew meanwhile, or someone stopped it.</summary>
    private bool IsIdle => draft is { Run: null } && Work.Find(DemonstrationDesk.KeyOf(draft.Id)) is null or { State: WorkState.Cancelled };

    public static string AddressOf(DraftId draft) => $"/demonstrations/{draft}";

    public void Dispose()
    {
        left = true;
        Drafts.Changed -= Follow;
        Work.Changed -= Follow;
        pace?.Dispose();
        watch?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        draft = DraftId.TryParse(DraftName, out var id) ? await Drafts.FindAsync(id) : null;
        loaded = true;
        if (Shown is null || left)
        {
            return;
        }

        Watch();
        pace = new(DemonstrationDesk.Reached(draft!, watch?.Run), Time, Refresh);
        Drafts.Changed += Follow;
        Work.Changed += Follow;
        // What changed before anyone listened.
        Follow(await Drafts.FindAsync(id) ?? draft!);
    }

    private void Follow(Draft kept)
    {
        if (kept.Id == draft?.Id)
        {
            _ = InvokeAsync(() =>
            {
                if (left)
                {
                    return Task.CompletedTask;
                }

                draft = kept;
                Watch();
                return UpdateAsync();
            });
        }
    }

    private void Follow(string key, WorkStatus? told)
    {
        if (draft is not null && key == DemonstrationDesk.KeyOf(draft.Id))
        {
            Refresh();
        }
    }

    private void Refresh() => _ = InvokeAsync(UpdateAsync);

    private async Task UpdateAsync()
    {
        if (card?.Id != draft!.Backbone?.Id && draft.Backbone is { } chosen)
        {
            card = (await Library.FindAsync(chosen.Id))?.Card;
        }

        if (left)
        {
            // Stopped meanwhile: the result is not where its user wants to be.
            return;
        }

        pace!.Follow(DemonstrationDesk.Reached(draft, watch?.Run));
        StateHasChanged();
        if (pace.Shown == DemonstrationStage.Result && draft.Run is { } run)
        {
            Navigation.NavigateTo(ExperimentPage.AddressOf(run, draft.Id), replace: true);
        }
    }

    private void Stop()
    {
        left = true;
        Desk.Stop(draft!);
        Navigation.NavigateTo("/");
    }

    private void Watch()
    {
        if (draft?.Run is { } run && watch is null)
        {
            watch = new(Queue, run, Time, Refresh);
        }
    }
}
