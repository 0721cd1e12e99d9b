using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Export;
using TransferLab.Engine.Training;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>The steps that all techniques share which train a network.</summary>
internal static class TrainingSteps
{
    public static IReadOnlyList<ExperimentStep> Of(
        ExperimentData data, Trainee trainee, ModelShelf shelf, TrainingResources resources, TimeProvider time, bool hasPlainHead) =>
    [
        new TrainingStep(data, trainee, resources, time),
        new JudgementStep(data, trainee, resources),
        .. data.Experiment.Evaluation.Baselines ? (ExperimentStep[])[new BaselineStep<JudgedNetwork>(data)] : [],
        new ModelStep(data, trainee, shelf),
        new NetworkResultStep(data, trainee, hasPlainHead),
    ];
}
