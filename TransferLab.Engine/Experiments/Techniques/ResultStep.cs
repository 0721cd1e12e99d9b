using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Puts together what the steps before it measured, and says in words how it fits.</summary>
/// <typeparam name="TJudged">The classifier that the result is about.</typeparam>
internal class ResultStep<TJudged>(ExperimentData data) : ExperimentStep<RunOutcome>
    where TJudged : class, IJudged
{
    public override string Id => "result";

    public override UserMessage Title => UserMessage.Of($"Put the result together");

    public override IReadOnlyList<Type> Needs =>
    [
        typeof(TJudged),
        .. data.Experiment.Evaluation.Baselines ? (Type[])[typeof(MeasuredBaselines)] : [],
        .. HasLearningCurve ? (Type[])[typeof(MeasuredCurve)] : [],
        .. HasTransferGap ? (Type[])[typeof(MeasuredGap)] : [],
        .. data.Experiment.Evaluation.Groups is not null ? (Type[])[typeof(MeasuredGroups)] : [],
    ];

    public override object? Settings => new { data.Division, data.Dataset.Name };

    /// <summary>The journal keeps it.</summary>
    public override bool IsKept => false;

    protected override Task<RunOutcome> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var judged = context.Get<TJudged>();
        var (labels, plan) = (data.Dataset.Labels, data.Plan);
        var majority = Baselines.Majority(judged.Predictions, labels, plan.Splits, data.Evaluation.Confidence);
        var result = new ExperimentResult
        {
            DatasetName = data.Dataset.Name,
            Classes = data.Dataset.Classes,
            SplitMode = plan.Mode,
            SplitReason = plan.Reason,
            TrainingExamples = plan.Splits.Max(split => split.Train.Count),
            Evaluation = judged.Evaluation,
            Baselines = data.Experiment.Evaluation.Baselines ? context.Get<MeasuredBaselines>().Baselines : [],
            LearningCurve = HasLearningCurve ? context.Get<MeasuredCurve>().Curve : null,
            Diagnosis = Diagnoses.Of(judged.Training, judged.Evaluation.Accuracy, majority, HasLearningCurve ? context.Get<MeasuredCurve>().Curve : null),
            Groups = data.Experiment.Evaluation.Groups is null ? null : context.Get<MeasuredGroups>().Report,
            TransferGap = HasTransferGap ? context.Get<MeasuredGap>().Gap : null,
            Choices = judged.Choices,
            Remarks = judged.Evaluation.Remarks,
        };
        return Task.FromResult(new RunOutcome(Complete(result, context), judged.Predictions));
    }

    /// <summary>Whether the technique measures the learning curve that the experiment asks for.</summary>
    protected virtual bool HasLearningCurve => data.Experiment.Evaluation.LearningCurve is not null;

    /// <summary>Whether the technique transfers something and the experiment asks what that is worth.</summary>
    protected virtual bool HasTransferGap => data.MeasuresGap;

    /// <summary>Adds what only one technique has.</summary>
    protected virtual ExperimentResult Complete(ExperimentResult result, StepContext context) => result;
}
