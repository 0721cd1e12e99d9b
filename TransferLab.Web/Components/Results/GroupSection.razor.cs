using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Evaluation.Groups;
using TransferLab.Web.Components.Charts;

namespace TransferLab.Web.Components.Results;

/// <summary>The accuracy by brightness, size and folder, with a warning where one group is far behind, and the network's known biases.</summary>
public sealed partial class GroupSection
{
    [Parameter, EditorRequired]
    public required GroupReport Report { get; set; }

    private IReadOnlyList<IntervalRow> Rows(Grouping grouping) => [.. grouping.Groups.Select(group => new IntervalRow(
        L["{0}: {1} pictures", group.Name.Text(CultureInfo.CurrentUICulture), group.Examples],
        group.Accuracy,
        IsMain: !group.IsFarBelow))];
}
