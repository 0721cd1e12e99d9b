using TransferLab.Engine.Backbones;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Export;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>The steps that all techniques share which train a network.</summary>
internal static class TrainingSteps
{
    /// <param name="transfers">Whether the network had learned something before; where not, there is nothing to set beside training from scratch.</param>
    public static IReadOnlyList<ExperimentStep> Of(
        ExperimentData data, Trainee trainee, ModelShelf shelf, TrainingResources resources, TimeProvider time, BackboneLibrary backbones, bool transfers) =>
    [
        new TrainingStep(data, trainee, resources, time),
        new JudgementStep(data, trainee),
        .. data.Experiment.Evaluation.Baselines ? (ExperimentStep[])[new BaselineStep<JudgedNetwork>(data)] : [],
        .. data.Experiment.Evaluation.Groups is { } groups ? (ExperimentStep[])[new GroupStep<JudgedNetwork>(data, groups, backbones)] : [],
        .. transfers && data.MeasuresGap ? (ExperimentStep[])[Gap(data, backbones, resources, time)] : [],
        new ModelStep(data, trainee, shelf),
        new NetworkResultStep(data, trainee, hasPlainHead: transfers),
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

    /// <summary>The rows of each training; after several splits, one more on everything.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Parts(ExperimentData data)
    {
        var splits = TestPool.WithTest(data.Plan.Splits);
        List<IReadOnlyList<int>> parts = [.. splits.Select(split => split.Train)];
        if (splits.Length > 1)
        {
            parts.Add([.. Enumerable.Range(0, data.Dataset.Examples.Count)]);
        }

        return parts;
    }
}
