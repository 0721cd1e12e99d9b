using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Export;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>The steps that all techniques share which train a network.</summary>
internal static class TrainingSteps
{
    /// <param name="transferred">Where the network was pretrained; null where it is fresh, and there is nothing to compare with training from scratch.</param>
    public static IReadOnlyList<ExperimentStep> Of(
        ExperimentData data, Trainee trainee, ModelShelf shelf, TrainingResources resources, TimeProvider time, BackboneLibrary? transferred = null) =>
    [
        new TrainingStep(data, trainee, resources, time),
        new JudgementStep(data, trainee, resources),
        .. data.Experiment.Evaluation.Baselines ? (ExperimentStep[])[new BaselineStep<JudgedNetwork>(data)] : [],
        .. transferred is not null && data.MeasuresGap ? (ExperimentStep[])[Gap(data, transferred, resources, time)] : [],
        new ModelStep(data, trainee, shelf),
        new NetworkResultStep(data, trainee, hasPlainHead: transferred is not null),
    ];

    private static TransferGapStep Gap(ExperimentData data, BackboneLibrary backbones, TrainingResources resources, TimeProvider time) => new(
        data,
        data.Experiment.Evaluation.TransferGap!,
        backbones,
        resources,
        time,
        typeof(JudgedNetwork),
        context => context.Get<JudgedNetwork>().Predictions,
        passes: context => MultiplyAdds.TrainingFactor * context.Get<TrainedNetworks>().Splits[0].History.Epochs.Count,
        alsoNeeds: [typeof(TrainedNetworks)]);
}
