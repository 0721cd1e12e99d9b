using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Puts together what the steps before it measured, and says in words how it fits.</summary>
internal sealed class ResultStep(ExperimentData data) : ExperimentStep<RunOutcome>
{
    public override string Id => "result";

    public override UserMessage Title => UserMessage.Of($"Put the result together");

    public override IReadOnlyList<Type> Needs =>
    [
        typeof(JudgedHead),
        .. data.Experiment.Evaluation.Baselines ? (Type[])[typeof(MeasuredBaselines)] : [],
        .. data.Experiment.Evaluation.LearningCurve is not null ? (Type[])[typeof(MeasuredCurve)] : [],
    ];

    public override object? Settings => new { data.Division, data.Dataset.Name };

    /// <summary>The journal keeps it.</summary>
    public override bool IsKept => false;

    protected override Task<RunOutcome> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var head = context.Get<JudgedHead>();
        var (labels, plan) = (data.Dataset.Labels, data.Plan);
        var majority = Baselines.Majority(head.Predictions, labels, plan.Splits, data.Evaluation.Confidence);
        var result = new ExperimentResult
        {
            DatasetName = data.Dataset.Name,
            Classes = data.Dataset.Classes,
            SplitMode = plan.Mode,
            SplitReason = plan.Reason,
            TrainingExamples = plan.Splits.Max(split => split.Train.Count),
            Evaluation = head.Evaluation,
            Baselines = data.Experiment.Evaluation.Baselines ? context.Get<MeasuredBaselines>().Baselines : [],
            LearningCurve = data.Experiment.Evaluation.LearningCurve is null ? null : context.Get<MeasuredCurve>().Curve,
            Diagnosis = Diagnoses.Of(head.Training, head.Evaluation.Accuracy, majority),
            Choices = head.Choices,
            Remarks = head.Evaluation.Remarks,
        };
        return Task.FromResult(new RunOutcome(result, head.Predictions));
    }
}
