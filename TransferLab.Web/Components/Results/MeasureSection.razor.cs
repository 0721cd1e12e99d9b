using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Results;

/// <summary>Every measure of a result with its interval, and what it means for someone who hears of it for the first time.</summary>
public sealed partial class MeasureSection
{
    [Parameter, EditorRequired]
    public required ExperimentResult Result { get; set; }

    private IEnumerable<Measure> Measures
    {
        get
        {
            var evaluation = Result.Evaluation;
            yield return new(L["Accuracy"], L["Of 100 new pictures, this many get the right class. Simple, but a classifier that ignores rare classes can still look good."], evaluation.Accuracy);
            yield return new(L["Balanced accuracy"], L["The accuracy of each class, averaged over the classes: rare classes count as much as frequent ones. Far below the accuracy means that rare classes suffer."], evaluation.BalancedAccuracy);
            yield return new(L["Macro F1"], L["For each class, recall and precision in one number (their harmonic mean), averaged over the classes. It falls when a class is missed and also when it is named too often."], evaluation.MacroF1);
            yield return new(L["Log-loss"], L["How surprised it is by the right answers. 0 is perfect; guessing among {0} classes gives {1}. It punishes being sure and wrong.", Result.Classes.Count, Amounts.Number(Math.Log(Result.Classes.Count), 2)], evaluation.Calibration.LogLoss, IsShare: false);
            yield return new(L["Calibration error"], L["How far confidence and accuracy are apart on average (expected calibration error). 0 means that 80 % sure is right 80 times in 100."], evaluation.Calibration.ExpectedError);
            if (evaluation.Calibrated is { } calibrated)
            {
                yield return new(L["Calibration error, calibrated"], L["The same after temperature scaling: all confidences are made milder or bolder by one number, chosen on the training pictures. The answers stay the same."], calibrated.ExpectedError);
                yield return new(L["Log-loss, calibrated"], L["The log-loss after temperature scaling."], calibrated.LogLoss, IsShare: false);
            }
        }
    }

    private static string Value(Measure measure, double value) => measure.IsShare ? Amounts.Percent(value) : Amounts.Number(value, 3);

    private string Interval(Measure measure) => measure.Estimate.HasInterval
        ? L["{0} to {1}", Value(measure, measure.Estimate.Low!.Value), Value(measure, measure.Estimate.High!.Value)]
        : measure.Estimate.WhyNone?.Text(CultureInfo.CurrentUICulture) ?? "";
}
