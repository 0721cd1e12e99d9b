using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Transferability.Gap;
using TransferLab.Web.Components.Charts;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Results;

/// <summary>The measured difference between transfer and starting from nothing: in words, as a chart, and over the number of labels.</summary>
public sealed partial class GapSection
{
    [Parameter, EditorRequired]
    public required TransferGap Gap { get; set; }

    private string Setting => Gap.Runs == 1
        ? L["Measured on {0} test pictures, in one run, against the strongest way from scratch: {1}.", Amounts.Count(Gap.TestPictures), GapNames.Of(Gap.Strongest, L)]
        : L["Measured on {0} test pictures, in {1} runs, against the strongest way from scratch: {2}.", Amounts.Count(Gap.TestPictures), Gap.Runs, GapNames.Of(Gap.Strongest, L)];

    private IReadOnlyList<IntervalRow> Rows =>
    [
        new(L["With transfer"], Gap.Transfer, IsMain: true),
        new(L["From scratch: {0}", GapNames.Of(Gap.Strongest, L)], Gap.Scratch),
    ];
}
