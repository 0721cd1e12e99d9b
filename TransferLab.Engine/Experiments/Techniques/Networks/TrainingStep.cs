using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Training;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>Trains the network on the training part of each split. What is trained already survives a crash, and so does most of what is not.</summary>
internal sealed class TrainingStep(ExperimentData data, Trainee trainee, TrainingResources resources, TimeProvider time) : ExperimentStep<TrainedNetworks>
{
    // Finer than any progress bar.
    private const int UnitsPerTraining = 1000;

    public override string Id => "training";

    public override UserMessage Title => trainee.StartCounts ? UserMessage.Of($"Tune the network to your pictures") : UserMessage.Of($"Train the network on your pictures");

    public override IReadOnlyList<Type> Needs => trainee.Needs;

    public override object? Settings => new { data.Division, trainee.Settings };

    public override StepWork? Work(StepContext context)
    {
        var parts = TrainingSteps.Parts(data);
        return new(trainee.Rate, parts.Sum(part => (double)part.Count * trainee.Options(part.Count).Epochs!.Value));
    }

    protected override Task<TrainedNetworks> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var parts = TrainingSteps.Parts(data);
        var trained = new TrainedNetwork[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            var training = new SplitTrainer(data, trainee, resources, time);
            trained[i] = training.Train(parts[i], Path.Combine(context.CheckpointFolder, $"{i}"), context, new Share(progress, i, parts.Count), cancellationToken);
        }

        var splits = TestPool.WithTest(data.Plan.Splits).Length;
        return Task.FromResult(new TrainedNetworks(trained[..splits], trained.Length > splits ? trained[^1] : null));
    }

    /// <summary>Progress of one of several trainings as progress of all of them.</summary>
    private sealed class Share(IProgress<RunProgress>? whole, int index, int count) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => whole?.Report(value with
        {
            Done = (long)(UnitsPerTraining * (index + (value.Phase is RunPhase.Training ? value.Fraction ?? 0 : 0))),
            Total = (long)UnitsPerTraining * count,
            Detail = count > 1 ? $"{index + 1}/{count}" : value.Detail,
        });
    }
}
