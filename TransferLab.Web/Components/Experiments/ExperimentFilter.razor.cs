using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Experiments;

/// <summary>Search, state and order of the list of experiments.</summary>
public sealed partial class ExperimentFilter : IDisposable
{
    private static readonly TimeSpan Typing = TimeSpan.FromMilliseconds(250);
    private ITimer? typed;
    private string search = "";
    private string? told;
    private bool typing;

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired]
    public required RunFilter Filter { get; set; }

    [Parameter]
    public EventCallback<RunFilter> FilterChanged { get; set; }

    public void Dispose() => typed?.Dispose();

    /// <summary>While someone types, what stands in the field goes before what an older address says.</summary>
    protected override void OnParametersSet()
    {
        told = told == Filter.Search ? null : told;
        if (!typing && told is null)
        {
            search = Filter.Search;
        }
    }

    /// <summary>Waits for a pause in typing: each change is a new address.</summary>
    private void SearchAsync(ChangeEventArgs change)
    {
        (search, typing) = (change.Value as string ?? "", true);
        typed?.Dispose();
        typed = Time.CreateTimer(_ => InvokeAsync(TellAsync), null, Typing, Timeout.InfiniteTimeSpan);
    }

    private Task TellAsync()
    {
        typing = false;
        if (search == Filter.Search)
        {
            return Task.CompletedTask;
        }

        told = search;
        return FilterChanged.InvokeAsync(Filter with { Search = search });
    }

    private Task ChooseStateAsync(ChangeEventArgs change) => FilterChanged.InvokeAsync(Filter with
    {
        State = Enum.TryParse<RunState>(change.Value as string, out var state) ? state : null,
    });

    private Task SortAsync(ChangeEventArgs change)
    {
        var chosen = change.Value as string ?? "";
        return FilterChanged.InvokeAsync(Filter with
        {
            Sort = Enum.TryParse<RunSort>(chosen.TrimEnd('-'), out var sort) ? sort : RunSort.Newest,
            Reversed = chosen.EndsWith('-'),
        });
    }
}
