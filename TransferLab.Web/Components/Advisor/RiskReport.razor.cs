using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Transferability.Risk;

namespace TransferLab.Web.Components.Advisor;

/// <summary>Whether transfer is likely to hurt with one network, how likely, and why.</summary>
public sealed partial class RiskReport
{
    /// <summary>Of the network.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required RiskVerdict Risk { get; set; }

    [Parameter]
    public RiskEvidence? Evidence { get; set; }

    private string At => Risk.Probability.ToString("0.####", CultureInfo.InvariantCulture);
}
