using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Transferability.Risk;

namespace TransferLab.Web.Components.Advisor;

/// <summary>The verdict on a risk in two words.</summary>
public sealed partial class RiskBadge
{
    [Parameter, EditorRequired]
    public required RiskLevel Level { get; set; }
}
