using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Web.Demonstrations;

namespace TransferLab.Web.Components.Demonstrations;

/// <summary>One part of a demonstration: done, going on with its explanation, or still to come.</summary>
public sealed partial class StageCard
{
    [Parameter, EditorRequired]
    public required DemonstrationStage Stage { get; set; }

    /// <summary>The part that is going on.</summary>
    [Parameter, EditorRequired]
    public required DemonstrationStage Shown { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string Number => ((int)Stage + 1).ToString(CultureInfo.CurrentCulture);

    private string Appearance => Stage == Shown ? "current" : Stage < Shown ? "done" : "to-come";
}
