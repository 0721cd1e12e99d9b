using System.Globalization;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Features;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>Trains the network of an experiment on some of its rows.</summary>
internal sealed class SplitTrainer(ExperimentData data, Trainee trainee, TrainingResources resources, TimeProvider time)
{
    /// <param name="rows">The training part; what is kept back of it to compare epochs on is drawn here.</param>
    /// <param name="folder">Of this training alone; it goes on from what is in it.</param>
    public TrainedNetwork Train(IReadOnlyList<int> rows, string folder, StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var finished = Path.Combine(Directory.CreateDirectory(folder).FullName, "finished");
        if (Read(finished) is { } earlier)
        {
            return earlier;
        }

        var trained = TrainAnew(rows, folder, context, progress, cancellationToken);
        DurableFile.Write(finished, folder, stream => ProductFile.Write(stream, trained));
        return trained;
    }

    /// <summary>Everything that decides the training, ready to run.</summary>
    public (TuningTask Task, TrainingOptions Settings) Prepare(IReadOnlyList<int> rows, StepContext? context, CancellationToken cancellationToken)
    {
        var (labels, seed) = (data.Dataset.Labels, data.Experiment.Seed);
        var settings = trainee.Options(rows.Count);
        var learned = ValidationPart.Draw(labels, rows, settings.ValidationFraction!.Value, seed).Train;
        var task = new TuningTask
        {
            Network = trainee.Start(data, context, learned, cancellationToken),
            Preprocessing = trainee.Preprocessing,
            Layout = trainee.Layout,
            Pictures = DatasetPictures.Of(data.Library, data.Dataset, [.. Enumerable.Range(0, data.Dataset.Examples.Count)]),
            Labels = labels,
            TrainingRows = rows,
            ValidationFraction = settings.ValidationFraction.Value,
            Settings = TrainingDefaults.Settings(settings, trainee.Normalization, seed),
            Part = (network, shape) => trainee.Part(network, shape, seed),
            StartCounts = trainee.StartCounts,
            Views = trainee.Views(rows.Count),
        };
        return (task, settings);
    }

    private static TrainedNetwork? Read(string finished)
    {
        try
        {
            return File.Exists(finished) ? (TrainedNetwork)ProductFile.Read(finished, typeof(TrainedNetwork)) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private TrainedNetwork TrainAnew(IReadOnlyList<int> rows, string folder, StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var (task, settings) = Prepare(rows, context, cancellationToken);
        var key = rows.Count.ToString(CultureInfo.InvariantCulture);
        var result = new NetworkTuning(task, folder, key, resources, time).Run(progress, cancellationToken);
        var network = task.Network;
        var kept = result.ValidationRows.ToHashSet();
        return new(
            network.HeadTensors.ToDictionary(name => name, name => network.Graph.Initializers[name].ToFloats()),
            result.Weights.ToDictionary(pair => pair.Key, pair => pair.Value.ToFloats()),
            result.History with { Epochs = [.. result.History.Epochs.Select(epoch => epoch with { ElapsedSeconds = 0 })] },
            [.. rows.Where(row => !kept.Contains(row))],
            [.. result.ValidationRows.Order()],
            result.Flip,
            settings,
            Parameters(network),
            result.TunedParameters);
    }

    private static long Parameters(ClassifierNetwork network) => TensorRoles.Of(network.Graph)
        .Where(pair => pair.Value is TensorRole.Weight or TensorRole.Bias or TensorRole.Norm)
        .Sum(pair => network.Graph.Initializers[pair.Key].Count);
}
