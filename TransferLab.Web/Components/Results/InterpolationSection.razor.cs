using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Results;

/// <summary>A slider over the networks between the untouched and the tuned one, each as it was measured.</summary>
public sealed partial class InterpolationSection
{
    private InterpolationCurve? opened;
    private int index;

    [Parameter, EditorRequired]
    public required InterpolationCurve Curve { get; set; }

    private InterpolationPoint Point => Curve.Points[index];

    private string Sentence => (Point.Test, Point.ChosenIn) switch
    {
        ({ HasInterval: true } test, > 0) => L["of the test pictures right, between {0} and {1}. This place was kept.", Amounts.Percent(test.Low!.Value), Amounts.Percent(test.High!.Value)],
        ({ HasInterval: true } test, _) => L["of the test pictures right, between {0} and {1}.", Amounts.Percent(test.Low!.Value), Amounts.Percent(test.High!.Value)],
        (_, > 0) => L["of the test pictures right. This place was kept."],
        _ => L["of the test pictures right."],
    };

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(opened, Curve))
        {
            opened = Curve;
            var kept = Curve.Points.MaxBy(point => point.ChosenIn)!;
            index = Curve.Points.TakeWhile(point => point != kept).Count();
        }
    }

    private void Move(ChangeEventArgs change) =>
        index = Math.Clamp(int.Parse((string)change.Value!, CultureInfo.InvariantCulture), 0, Curve.Points.Count - 1);
}
