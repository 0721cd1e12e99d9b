using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Backbones;

namespace TransferLab.Web.Components.Backbones;

/// <summary>What a card says beyond the tile: limits, biases, licence, and how pictures are prepared.</summary>
public sealed partial class BackboneDetails
{
    [Parameter, EditorRequired]
    public required BackboneCard Card { get; set; }

    /// <summary>Given for a network that can be deleted.</summary>
    [Parameter]
    public EventCallback OnDelete { get; set; }

    /// <summary>One number where all are alike, otherwise one per channel.</summary>
    private static string Numbers(IReadOnlyList<double> values) =>
        string.Join(" / ", values.Distinct().Select(value => value.ToString("0.##", CultureInfo.CurrentCulture)));
}
