using Microsoft.Extensions.Options;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Experiments.Techniques.Networks;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Tells what an experiment that trains a network will take on this machine, from a few real steps of it; takes some seconds.</summary>
/// <remarks>See <c>docs/methods/training-estimate.md</c>.</remarks>
public sealed class TrainingEstimator(
    TechniqueCatalog techniques, DatasetLibrary datasets, DataFolder folder, IOptions<TrainingResources> resources, TimeProvider time)
{
    /// <summary>Names the folders in the temporary one that an estimate works in.</summary>
    internal const string FolderPrefix = "estimate-";

    /// <param name="draft">An experiment whose data set and network are on this machine.</param>
    /// <returns>Null where the technique trains no network.</returns>
    /// <exception cref="TransferLabException">The experiment cannot be run as it is.</exception>
    public Task<TrainingEstimate?> EstimateAsync(Experiment draft, CancellationToken cancellationToken = default) =>
        // It computes for seconds: not on the caller's thread.
        Task.Factory.StartNew(() => Estimate(draft, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private TrainingEstimate? Estimate(Experiment draft, CancellationToken cancellationToken)
    {
        var technique = techniques.Find(draft.Technique.Kind);
        technique.Check(draft);
        if (technique is not INetworkTechnique training)
        {
            return null;
        }

        var (data, trainee) = (new ExperimentData(datasets, draft), training.Trainee(draft));
        var parts = TrainingSteps.Parts(data);
        var trainer = new SplitTrainer(data, trainee, resources.Value, time);
        var (task, settings) = trainer.Prepare(parts[0], context: null, cancellationToken);
        var work = Directory.CreateDirectory(Path.Combine(folder.Temporary, $"{FolderPrefix}{Guid.NewGuid():N}")).FullName;
        try
        {
            var cost = new TuningProbe(task, work, resources.Value, time).Measure(cancellationToken);
            return Total(data, trainee, parts, settings, cost);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private TrainingEstimate Total(ExperimentData data, Trainee trainee, IReadOnlyList<IReadOnlyList<int>> parts, TrainingOptions settings, TuningCost cost)
    {
        var (examples, epochs) = (data.Dataset.Examples.Count, settings.Epochs!.Value);
        var perEpoch = Epoch(parts[0].Count);
        // Pictures are read while the first epoch trains; only what takes longer than that holds it up.
        double Training(int rows) => (epochs * Epoch(rows))
            + Math.Max(0, (rows * cost.DecodeSeconds / Readers) - Epoch(rows))
            + (rows * cost.FreezeSeconds * Math.Max(1, trainee.Views(rows)));

        double Epoch(int rows)
        {
            var kept = rows * settings.ValidationFraction!.Value;
            var steps = Math.Ceiling((rows - kept) / Math.Min(settings.BatchSize!.Value, Math.Max(1, rows - kept)));
            return (steps * cost.StepSeconds) + (kept * cost.PredictSeconds);
        }

        var places = trainee.Interpolates ? Interpolation.Alphas.Count : 1;
        var tested = TestPool.WithTest(data.Plan.Splits);
        var judging = tested.Sum(split => (places * split.Test.Count) + split.Train.Count) * cost.PredictSeconds;
        var features = trainee.Needs.Count > 0 ? examples * (cost.PredictSeconds + (cost.DecodeSeconds / Environment.ProcessorCount)) : 0;
        var pictures = Math.Min(examples * cost.PictureBytes, resources.Value.PictureMegabytes * (1L << 20));
        return new(perEpoch, parts.Sum(part => Training(part.Count)) + judging + features, cost.PeakBytes + pictures, cost.Steps);
    }

    private static int Readers => Math.Max(1, Environment.ProcessorCount / 2);
}
