using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Export;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>The result of a technique that trains a network.</summary>
/// <param name="hasPlainHead">Whether a head on the untouched network's features was judged, too.</param>
internal sealed class NetworkResultStep(ExperimentData data, Trainee trainee, bool hasPlainHead) : ResultStep<JudgedNetwork>(data)
{
    private readonly ExperimentData data = data;

    public override IReadOnlyList<Type> Needs =>
        [.. base.Needs, typeof(TrainedNetworks), typeof(ModelReference), .. hasPlainHead ? (Type[])[typeof(JudgedHead)] : [], .. HasCurveOfHead ? (Type[])[typeof(MeasuredCurve)] : []];

    /// <summary>Each of its points would cost a training.</summary>
    protected override bool HasLearningCurve => false;

    private bool HasCurveOfHead => hasPlainHead && data.Experiment.Evaluation.LearningCurve is not null;

    /// <summary>What had learned nothing before has nothing to transfer.</summary>
    protected override bool HasTransferGap => hasPlainHead && base.HasTransferGap;

    protected override ExperimentResult Complete(ExperimentResult result, StepContext context)
    {
        var (trained, judged) = (context.Get<TrainedNetworks>(), context.Get<JudgedNetwork>());
        var first = trained.Splits[0];
        var report = new TrainingReport
        {
            Network = trainee.Name,
            Parameters = first.Parameters,
            TunedParameters = first.TunedParameters,
            Settings = first.Settings,
            Splits = [.. trained.Splits.Zip(judged.Alphas, (split, alpha) => new SplitTraining(split.History, split.ValidationRows, split.Flip, alpha))],
            PlainHead = hasPlainHead ? Compare(judged, context.Get<JudgedHead>(), HasCurveOfHead ? context.Get<MeasuredCurve>().Curve : null) : null,
            Interpolation = judged.Points.Count > 0 ? new(judged.Points) : null,
            Model = context.Get<ModelReference>(),
        };
        return result with
        {
            Training = report,
            Remarks = hasPlainHead || data.Experiment.Evaluation.LearningCurve is null
                ? result.Remarks
                : [.. result.Remarks, UserMessage.Of($"There is no learning curve: each of its points would cost a training of its own. Feature extraction measures one in a moment.")],
        };
    }

    private PlainHead Compare(JudgedNetwork tuned, JudgedHead head, LearningCurve? curve)
    {
        bool[] Right(Predictions of) => [.. Enumerable.Range(0, of.Count).Select(of.IsCorrect)];
        var advantage = PairedDifference.Of(Right(tuned.Predictions), Right(head.Predictions), data.Evaluation.Confidence);
        return new(head.Evaluation, advantage, Finding(advantage, head.Evaluation.Accuracy.Value), curve);
    }

    private static UserMessage Finding(Estimate advantage, double head)
    {
        var (points, low, high) = (100 * advantage.Value, 100 * advantage.Low!.Value, 100 * advantage.High!.Value);
        return advantage switch
        {
            { Low: > 0 } => UserMessage.Of($"Tuning was worth it: {points:0.0} points more than the plain head's {100 * head:0.0} % (between {low:0.0} and {high:0.0})."),
            { High: < 0 } => UserMessage.Of($"Tuning did harm: {-points:0.0} points less than the plain head's {100 * head:0.0} % (between {-high:0.0} and {-low:0.0}). Keep the plain head."),
            _ => UserMessage.Of($"Tuning made no difference that these test pictures could show: {points:+0.0;-0.0;0.0} points beside the plain head's {100 * head:0.0} % (between {low:+0.0;-0.0;0.0} and {high:+0.0;-0.0;0.0}). The plain head is the simpler choice."),
        };
    }
}
