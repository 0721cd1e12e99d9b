using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plotly.Blazor;
using TransferLab.Web.Appearance;

namespace TransferLab.Web.Components.Charts;

/// <summary>A chart with its title, a sentence that says what it shows, and its numbers for whoever would rather read.</summary>
public sealed partial class ChartFrame : IDisposable
{
    private readonly string chartId = $"chart-{Guid.NewGuid():N}";
    private readonly string numbersId = $"numbers-{Guid.NewGuid():N}";
    private readonly Config config = PlotStyle.Config();
    private ChartDrawing drawing = null!;
    private PlotlyChart? chart;
    private object? drawnSubject;
    private bool isStale;
    private bool showsNumbers;

    [Inject]
    public required ThemeState Theme { get; init; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Description { get; set; }

    /// <summary>What a screen reader says in place of the picture; the description where this is not given.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>What is drawn; another one (by equality) draws the chart anew.</summary>
    [Parameter, EditorRequired]
    public required object Subject { get; set; }

    [Parameter, EditorRequired]
    public required Func<NumbersTable> Numbers { get; set; }

    [Parameter]
    public int Height { get; set; } = 340;

    [Parameter]
    public string? Class { get; set; }

    /// <summary>Whether the title heads a section of the page, not a part of one.</summary>
    [Parameter]
    public bool IsSection { get; set; }

    /// <summary>Buttons between caption and chart.</summary>
    [Parameter]
    public RenderFragment? Controls { get; set; }

    [Parameter, EditorRequired]
    public required Func<ChartColours, ChartDrawing> Draw { get; set; }

    private string AccessibleLabel => $"{Title}. {Label ?? Description}";

    public void Dispose() => Theme.Changed -= Redraw;

    protected override void OnInitialized() => Theme.Changed += Redraw;

    protected override void OnParametersSet()
    {
        if (!Equals(Subject, drawnSubject))
        {
            drawnSubject = Subject;
            Compose();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isStale || firstRender || chart is null)
        {
            return;
        }

        isStale = false;
        try
        {
            await chart.React();
        }
        catch (Exception gone) when (Browsers.HaveGone(gone))
        {
            // The page is gone; nobody sees the chart any more.
        }
    }

    private void Compose()
    {
        drawing = Draw(ChartColours.For(Theme.IsDark));
        drawing.Layout.Height = Height;
        isStale = true;
    }

    private void Redraw() => InvokeAsync(() =>
    {
        Compose();
        StateHasChanged();
    });

    private void Toggle() => showsNumbers = !showsNumbers;
}
