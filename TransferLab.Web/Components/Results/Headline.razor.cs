using Microsoft.AspNetCore.Components;
using System.Globalization;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Languages;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Results;

/// <summary>The answer in a sentence: how many new pictures are recognised, how sure that is, and whether it can be trusted.</summary>
public sealed partial class Headline
{
    [Parameter, EditorRequired]
    public required FinishedRun Finished { get; set; }

    private Estimate Accuracy => Finished.Result.Evaluation.Accuracy;

    private Diagnosis Diagnosis => Finished.Result.Diagnosis;

    private string? Between => Accuracy.HasInterval
        ? L["between {0} and {1}", Amounts.Number(Accuracy.Low!.Value * 100, 1), Amounts.Percent(Accuracy.High!.Value)]
        : Accuracy.WhyNone?.Text(CultureInfo.CurrentUICulture);

    private string Tested => Finished.Result.SplitMode == SplitMode.CrossValidation
        ? L["Measured on {0} pictures, each by a classifier that had not learned from it ({1} certainty of the interval).", Pictures, Certainty]
        : L["Measured on {0} pictures that it had never seen ({1} certainty of the interval).", Pictures, Certainty];

    private string Pictures => Amounts.Count(Finished.Result.Evaluation.Examples);

    private string Certainty => Amounts.Percent(Finished.Result.Evaluation.Confidence, 0);

    private string Verdict => Diagnosis.Verdict switch
    {
        FitVerdict.Sound => L["Sound: what it learned carries over to new pictures."],
        FitVerdict.OverFitting => L["Over-fitting: it knows the training pictures by heart and does worse on new ones."],
        FitVerdict.UnderFitting => L["Under-fitting: it misses even many of the pictures it learned from."],
        FitVerdict.NothingLearned => L["Not measurably better than always giving the same answer."],
        _ => L["Too few test pictures to say whether this carries over."],
    };
}
