using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Checkpoints;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Pictures;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>Trains a network on pictures in one folder of its own, where it also keeps its checkpoints. Used once.</summary>
/// <param name="key">Names all that decides the result; checkpoints of something else are left aside.</param>
internal sealed class NetworkTuning(TuningTask task, string folder, string key, TrainingResources resources, TimeProvider time)
{
    // A random crop is enlarged again: more pixels than prediction sees are kept for it.
    private const double CropReserve = 1.25;

    // The views of the frozen part and the epochs behind it take about as long.
    private const double FrozenShare = 0.5;

    /// <summary>Where a training in this folder keeps its state.</summary>
    public static string CheckpointIn(string folder) => Path.Combine(folder, "fit");

    /// <exception cref="TransferLabException">An operator has no gradient, a picture cannot be read, the training ran away, or a disk is full.</exception>
    public TuningResult Run(IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var flip = task.Settings.Augmentation.Flip is FlipRule.Auto ? FlipSafety.Measure(task.Pictures, task.TrainingRows, task.Settings.Seed, cancellationToken) : null;
        var pictures = Pictures(flip?.IsSafe ?? task.Settings.Augmentation.Flip is FlipRule.Always);
        var (training, validation) = Parts();
        var part = task.Part(task.Network, pictures.Shape);
        using var frozen = part.Frozen is null ? null : Freeze(part, pictures, training, validation, Part(progress, 0, FrozenShare), cancellationToken);
        IExampleSource examples = frozen is null ? pictures : frozen.Examples;
        var result = Fit(part, examples, training, validation, frozen is null ? progress : Part(progress, FrozenShare, 1), cancellationToken);
        return new(part.Merge(result.Weights), result.History, validation, flip, TunedParameters(part));
    }

    internal PictureExamples Pictures(bool mirror)
    {
        var augmentation = task.Settings.Augmentation;
        var reserve = augmentation.SmallestCrop < 1 ? CropReserve : 1;
        var side = (int)Math.Ceiling(task.Preprocessing.ShorterSide * reserve);
        var store = new PictureStore(task.Pictures, side, resources.PictureMegabytes * (1L << 20));
        return new(store, new(augmentation, mirror, task.Preprocessing, task.Layout), task.Preprocessing, task.Layout, task.Settings.Seed);
    }

    private static PartOfTraining? Part(IProgress<RunProgress>? progress, double from, double to) => progress is null ? null : new(progress, from, to);

    private static long TunedParameters(TunedPart part) => part.Tensors.Sum(tensor => part.Network.Graph.Initializers[tensor.Name].Count);

    /// <summary>The rows to learn from and those kept back, by class.</summary>
    private (IReadOnlyList<int> Training, IReadOnlyList<int> Validation) Parts()
    {
        var split = ValidationPart.Draw(task.Labels, task.TrainingRows, task.ValidationFraction, task.Settings.Seed);
        return (split.Train, split.Test);
    }

    private FrozenExamples Freeze(
        TunedPart part,
        PictureExamples pictures,
        IReadOnlyList<int> training,
        IReadOnlyList<int> validation,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "activations");
        return FrozenExamples.Compute(task, part, pictures, training, validation, path, resources.ActivationMegabytes * (1L << 20), progress, cancellationToken);
    }

    private FitResult Fit(
        TunedPart part,
        IExampleSource examples,
        IReadOnlyList<int> training,
        IReadOnlyList<int> validation,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken)
    {
        var plan = new FitPlan
        {
            Network = part.Network,
            Tensors = part.Tensors,
            Examples = examples,
            Labels = task.Labels,
            TrainingRows = training,
            ValidationRows = validation,
            Settings = task.Settings,
            StartCounts = task.StartCounts,
        };
        var checkpoints = new FitCheckpoints(CheckpointIn(folder), folder, key, TimeSpan.FromSeconds(resources.CheckpointSeconds), time);
        var losses = new LossCurve();
        using var fit = new Fit(plan, checkpoints, time, progress is null ? null : new TrainingReporter(progress, losses, time), losses);
        return fit.Run(cancellationToken);
    }
}
