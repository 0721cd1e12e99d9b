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
        return new(trainee.Rate, parts.Sum(part => (double)part.Count * trainee.Options(data, part).Epochs!.Value));
    }

    protected override Task<TrainedNetworks> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var (parts, splits) = (TrainingSteps.Parts(data), TestPool.WithTest(data.Plan.Splits));
        var trainer = new SplitTrainer(data, trainee, resources, time);
        var outcomes = new List<SplitOutcome>();
        TrainedNetwork? final = null;
        for (var i = 0; i < parts.Count; i++)
        {
            var (share, folder) = (new Share(progress, i, parts.Count), Path.Combine(context.CheckpointFolder, $"{i}"));
            if (i < splits.Length)
            {
                outcomes.Add(trainer.TrainAndJudge(splits[i], folder, keep: splits.Length == 1, context, share, cancellationToken));
            }

            // Weights are large: only those of the last training are in memory for longer than it takes to judge them.
            final = i == parts.Count - 1 ? trainer.Train(parts[i], folder, context, share, cancellationToken) : null;
        }

        return Task.FromResult(new TrainedNetworks(outcomes, final!));
    }

    /// <summary>Progress of one of several trainings as progress of all of them.</summary>
    private sealed class Share(IProgress<RunProgress>? whole, int index, int count) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => whole?.Report(value with
        {
            Done = (long)(UnitsPerTraining * (index + Part(value))),
            Total = (long)UnitsPerTraining * count,
            Detail = count > 1 ? $"{index + 1}/{count}" : value.Detail,
        });

        // Judging takes about a tenth as long as training.
        private static double Part(RunProgress value) => value.Phase switch
        {
            RunPhase.Training => 0.9 * (value.Fraction ?? 0),
            RunPhase.Evaluating => 0.9 + (0.1 * (value.Fraction ?? 0)),
            _ => 0,
        };
    }
}
