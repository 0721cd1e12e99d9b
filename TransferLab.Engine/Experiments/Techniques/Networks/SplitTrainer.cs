using System.Globalization;
using TransferLab.Engine.Datasets;
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
        var finished = FinishedIn(Directory.CreateDirectory(folder).FullName);
        if (Read<TrainedNetwork>(finished) is { } earlier)
        {
            return earlier;
        }

        var trained = TrainAnew(rows, folder, context, progress, cancellationToken);
        DurableFile.Write(finished, folder, stream => ProductFile.Write(stream, trained));
        return trained;
    }

    /// <summary>As <see cref="Train"/>, then asks the network for its answers on the test part.</summary>
    /// <param name="keep">Whether the weights will be asked for again.</param>
    public SplitOutcome TrainAndJudge(Split split, string folder, bool keep, StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var judged = Path.Combine(Directory.CreateDirectory(folder).FullName, "judged");
        if (Read<SplitOutcome>(judged) is { } earlier)
        {
            return earlier;
        }

        var trained = Train(split.Train, folder, context, progress, cancellationToken);
        var outcome = new SplitJudge(data, trainee, resources).Judge(trained, split, progress, cancellationToken);
        DurableFile.Write(judged, folder, stream => ProductFile.Write(stream, outcome));
        if (!keep)
        {
            File.Delete(FinishedIn(folder));
            File.Delete(NetworkTuning.CheckpointIn(folder));
        }

        return outcome;
    }

    /// <summary>Everything that decides the training, ready to run.</summary>
    public (TuningTask Task, TrainingOptions Settings) Prepare(IReadOnlyList<int> rows, StepContext? context, CancellationToken cancellationToken)
    {
        var (labels, seed) = (data.Dataset.Labels, data.Experiment.Seed);
        var settings = trainee.Options(data, rows);
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

    private static string FinishedIn(string folder) => Path.Combine(folder, "finished");

    private static TProduct? Read<TProduct>(string file)
        where TProduct : class
    {
        try
        {
            return File.Exists(file) ? (TProduct)ProductFile.Read(file, typeof(TProduct)) : null;
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
