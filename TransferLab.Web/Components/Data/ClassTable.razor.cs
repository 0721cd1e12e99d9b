using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using TransferLab.Engine.Datasets;

namespace TransferLab.Web.Components.Data;

/// <summary>Each class with a bar, its number of pictures and some of them.</summary>
public sealed partial class ClassTable
{
    private const int Page = 25;

    private IReadOnlyList<(int Class, IReadOnlyList<int> Rows)> rows = [];
    private Dataset? counted;
    private int largest;
    private int shown = Page;

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Parameter, EditorRequired]
    public required Dataset Dataset { get; set; }

    protected override void OnParametersSet()
    {
        if (counted == Dataset)
        {
            return;
        }

        (counted, shown) = (Dataset, Page);
        rows = [.. Enumerable.Range(0, Dataset.Examples.Count)
            .GroupBy(row => Dataset.Examples[row].ClassIndex)
            .OrderBy(group => group.Key)
            .Select(group => (group.Key, (IReadOnlyList<int>)Spread([.. group])))];
        largest = rows.Max(row => row.Rows.Count);
    }

    /// <summary>The rows in an order that shows pictures from all over the class first.</summary>
    private static int[] Spread(int[] all)
    {
        var step = Math.Max(1, all.Length / 6);
        return [.. Enumerable.Range(0, all.Length).OrderBy(i => i % step).ThenBy(i => i).Select(i => all[i])];
    }

    private string Part(int count) => ((double)count / largest).ToString("0.####", CultureInfo.InvariantCulture);

    private Task ShowAsync(int row) => PictureDialog.ShowAsync(Dialogs, Dataset, row);
}
