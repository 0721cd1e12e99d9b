using Microsoft.AspNetCore.Components;
using MudBlazor;
using TransferLab.Engine;

namespace TransferLab.Web.Components.Layout;

/// <summary>A message in its place on the page: what is the matter, then what to do about it.</summary>
public sealed partial class Notice
{
    [Parameter]
    public Severity Severity { get; set; } = Severity.Info;

    [Parameter]
    public UserMessage? Problem { get; set; }

    [Parameter]
    public UserMessage? Remedy { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string Icon => Severity switch
    {
        Severity.Error => Icons.Material.Outlined.ErrorOutline,
        Severity.Warning => Icons.Material.Outlined.WarningAmber,
        Severity.Success => Icons.Material.Outlined.CheckCircle,
        _ => Icons.Material.Outlined.Info,
    };
}
