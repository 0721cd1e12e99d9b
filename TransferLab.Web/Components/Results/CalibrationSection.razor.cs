using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Results;

/// <summary>Whether probabilities mean what they say, before and after temperature scaling.</summary>
public sealed partial class CalibrationSection
{
    [Parameter, EditorRequired]
    public required ClassifierEvaluation Evaluation { get; set; }

    private string Sentence => (Evaluation.Calibrated, Evaluation.Temperature) switch
    {
        ({ } calibrated, > 1 and var temperature) => L[
            "Confidence and accuracy are {0} apart on average. It was too sure of itself: divided by a temperature of {1}, the gap is {2}.",
            Gap(Evaluation.Calibration), Amounts.Number(temperature, 2), Gap(calibrated)],
        ({ } calibrated, { } temperature) => L[
            "Confidence and accuracy are {0} apart on average. It was not sure enough: divided by a temperature of {1}, the gap is {2}.",
            Gap(Evaluation.Calibration), Amounts.Number(temperature, 2), Gap(calibrated)],
        _ => L["Confidence and accuracy are {0} apart on average.", Gap(Evaluation.Calibration)],
    };

    private static string Gap(Calibration calibration) => Amounts.Percent(calibration.ExpectedError.Value);
}
