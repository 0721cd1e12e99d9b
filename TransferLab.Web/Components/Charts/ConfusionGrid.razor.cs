using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TransferLab.Engine.Evaluation;

namespace TransferLab.Web.Components.Charts;

/// <summary>
/// A confusion matrix as a table whose numbers open the pictures behind them. With a thousand classes the page
/// shows those that are confused most; all confusions are in the list below it.
/// </summary>
public sealed partial class ConfusionGrid : IAsyncDisposable
{
    private const int ShownAtFirst = 12;
    private const int ShownAtMost = 48;
    private const int ListedAtOnce = 8;
    private ElementReference table;
    private ComponentScript? script;
    private ConfusionMatrix? viewed;
    private int shown = ShownAtFirst;
    private int listed = ListedAtOnce;

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Parameter, EditorRequired]
    public required ConfusionMatrix Matrix { get; set; }

    /// <summary>By class index.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Names { get; set; }

    [Parameter]
    public EventCallback<ConfusionCell> OnOpen { get; set; }

    private ConfusionView View { get; set; } = null!;

    private IReadOnlyList<int> Classes { get; set; } = [];

    public async ValueTask DisposeAsync()
    {
        if (script is not null)
        {
            await script.DisposeAsync();
        }
    }

    protected override void OnParametersSet()
    {
        if (viewed != Matrix)
        {
            viewed = Matrix;
            View = new(Matrix);
            Show(ShownAtFirst);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            script = new(Browser, "./scripts/grid.js");
            if (await script.LoadAsync() is { } loaded)
            {
                await loaded.InvokeVoidAsync("followArrowKeys", table);
            }
        }
    }

    private static string Kind(ConfusionCell cell) => cell.Actual == cell.Predicted ? "right" : "wrong";

    private string Share(ConfusionCell cell) => View.Share(cell).ToString("0.###", CultureInfo.InvariantCulture);

    private string Spelled(ConfusionCell cell) => cell.Actual == cell.Predicted
        ? L["{0} × {1}, recognised", cell.Rows.Count, Names[cell.Actual]]
        : L["{0} × {1}, taken for {2}", cell.Rows.Count, Names[cell.Actual], Names[cell.Predicted]];

    private void Show(int count)
    {
        shown = Math.Min(count, ShownAtMost);
        Classes = View.MostConfused(shown);
    }

    private void ShowMore() => Show(shown * 2);

    private void ShowFewer() => Show(ShownAtFirst);

    private void ListMore() => listed += 3 * ListedAtOnce;
}
