using Microsoft.AspNetCore.Components;
using MudBlazor;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Web.Languages;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Pages;

/// <summary>All experiments of this machine. What is searched and sorted is in the address, so that it can be linked to and reloaded.</summary>
public sealed partial class ExperimentsPage : IDisposable
{
    /// <summary>As many as one looks through before searching.</summary>
    public const int PageSize = 25;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly HashSet<RunId> chosen = [];
    private IReadOnlyList<RunSummary> all = [];
    private IReadOnlyList<RunSummary> shown = [];
    private ITimer? pause;
    private int waiting;
    private TransferLabException? failure;

    [Inject]
    public required ExperimentJournal Journal { get; init; }

    [Inject]
    public required RunQueue Queue { get; init; }

    [Inject]
    public required RunNames Names { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    private RunFilter Filter => new()
    {
        Search = Search ?? "",
        State = Enum.TryParse<RunState>(State, ignoreCase: true, out var state) ? state : null,
        Sort = Enum.TryParse<RunSort>(Sort?.TrimEnd('-'), ignoreCase: true, out var sort) ? sort : RunSort.Newest,
        Reversed = Sort?.EndsWith('-') ?? false,
    };

    private int Pages => Math.Max(1, (shown.Count + PageSize - 1) / PageSize);

    private int Page => Math.Clamp(PageNumber ?? 1, 1, Pages);

    private IReadOnlyList<RunSummary> PageOfRuns => [.. shown.Skip((Page - 1) * PageSize).Take(PageSize)];

    private string Counted => (Filter.IsEmpty, shown.Count) switch
    {
        (true, 1) => L["1 experiment"],
        (true, _) => L["{0} experiments", Amounts.Count(all.Count)],
        (_, 0) => L["No experiment fits. Search for something else, or choose all states."],
        _ => L["{0} of {1} experiments", Amounts.Count(shown.Count), Amounts.Count(all.Count)],
    };

    public void Dispose()
    {
        Queue.Changed -= FollowRun;
        Journal.Changed -= FollowJournal;
        pause?.Dispose();
    }

    protected override void OnInitialized()
    {
        pause = Time.CreateTimer(_ => InvokeAsync(Refresh), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Queue.Changed += FollowRun;
        Journal.Changed += FollowJournal;
    }

    protected override void OnParametersSet() => Load();

    private void Load()
    {
        all = Journal.List();
        shown = RunListing.Of(all, Filter, Names);
        chosen.RemoveWhere(id => !all.Any(run => run.Id == id));
    }

    private void Show(RunFilter filter) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["q"] = filter.Search.Length > 0 ? filter.Search : null,
            ["state"] = filter.State?.ToString().ToLowerInvariant(),
            ["sort"] = filter is { Sort: RunSort.Newest, Reversed: false } ? null : $"{filter.Sort.ToString().ToLowerInvariant()}{(filter.Reversed ? "-" : "")}",
            ["page"] = null,
        }),
        replace: true);

    private string AddressOf(int page) => Navigation.GetUriWithQueryParameter("page", page == 1 ? null : page);

    private void Choose(RunId id)
    {
        if (!chosen.Remove(id))
        {
            chosen.Add(id);
        }
    }

    private async Task DeleteAsync(RunSummary run)
    {
        var delete = await Dialogs.ShowMessageBoxAsync(
            L["Delete {0}?", run.Name],
            L["Its result and its predictions are gone for good, and so is the network that it trained, unless another run trained the very same. The pictures and the pretrained network stay."],
            yesText: L["Delete"],
            cancelText: L["Keep it"]);
        if (delete == true)
        {
            try
            {
                failure = null;
                await Task.Run(() => Queue.Delete(run.Id));
            }
            catch (TransferLabException known)
            {
                failure = known;
            }

            Load();
        }
    }

    // Progress comes many times a second; a list need not.
    private void FollowRun(Run run) => RefreshSoon();

    private void FollowJournal(RunId id) => RefreshSoon();

    private void RefreshSoon()
    {
        if (Interlocked.Exchange(ref waiting, 1) == 0)
        {
            pause?.Change(Pause, Timeout.InfiniteTimeSpan);
        }
    }

    private void Refresh()
    {
        Interlocked.Exchange(ref waiting, 0);
        Load();
        StateHasChanged();
    }
}
