using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Charts;

namespace TransferLab.Web.Components.Results;

/// <summary>Whether more labels would help, by the learning curve of the result or, where a network was tuned, of the plain head beside it.</summary>
public sealed partial class LabelSection
{
    [Parameter, EditorRequired]
    public required ExperimentResult Result { get; set; }

    private LearningCurve? Curve => Result.LearningCurve ?? Result.Training?.PlainHead?.LearningCurve;

    private bool IsOfPlainHead => Result.LearningCurve is null;

    private IReadOnlyList<IntervalRow> Levels => IsOfPlainHead ? [new(L["This experiment"], Result.Evaluation.Accuracy)] : BaselineWords.Rows(Result, L);
}
