using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace TransferLab.Engine.Heads;

/// <summary>Gradient-boosted decision trees by LightGBM (Ke et al., NeurIPS 2017), through ML.NET.</summary>
/// <remarks>See <c>docs/methods/lightgbm.md</c>.</remarks>
internal sealed class GradientBoostedTrees(GradientBoostedTreesOptions options) : Head
{
    /// <summary>Features of a network overlap, so that a part of them loses nothing per tree and takes a part of the time.</summary>
    private const int FeaturesPerTree = 128;

    public override string Id => GradientBoostedTreesOptions.Id;

    protected override TrainedHead Learn(
        TrainingSet examples, int seed, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var context = new MLContext(seed);
        var schema = TreeRow.Schema(examples.Width, examples.Labels.ClassCount);
        var rows = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, examples.Count).Select(i => new TreeRow { Label = (uint)examples.Labels[i], Features = examples.Row(i).ToArray() }),
            schema);
        using var stop = cancellationToken.Register(() => Stop(context));
        try
        {
            var model = context.MulticlassClassification.Trainers.LightGbm(TrainerOptions(examples.Count, examples.Width, seed)).Fit(rows);
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new(RunPhase.Fitting, 1, 1, Id));
            using var bytes = new MemoryStream();
            context.Model.Save(model, rows.Schema, bytes);
            return new TrainedTrees(bytes.ToArray(), examples.Width, examples.Present, examples.ClassCount, Choices(examples.Count));
        }
        catch (DllNotFoundException missing)
        {
            // On a bare Linux, what is missing is the OpenMP library that LightGBM is linked with.
            throw new TransferLabException(
                $"LightGBM cannot be started, because a library that it needs is not on this machine.",
                $"Install OpenMP (on Debian and Ubuntu: apt-get install libgomp1), or choose another head: none of the others needs it.",
                missing);
        }
        catch (Exception failure) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("Cancelled while the trees grew.", failure, cancellationToken);
        }
    }

    /// <summary>ML.NET can stop between two trees, but keeps the interface for that to itself.</summary>
    private static void Stop(MLContext context) =>
        typeof(MLContext).GetInterface("Microsoft.ML.Runtime.ICancelable")?.GetMethod("CancelExecution")?.Invoke(context, null);

    /// <summary>With few examples, leaves of LightGBM's usual 20 would not let a single tree grow.</summary>
    private int ExamplesPerLeaf(int examples) => options.ExamplesPerLeaf ?? Math.Clamp(examples / 50, 1, 20);

    private LightGbmMulticlassTrainer.Options TrainerOptions(int examples, int width, int seed) => new()
    {
        LabelColumnName = nameof(TreeRow.Label),
        FeatureColumnName = nameof(TreeRow.Features),
        NumberOfIterations = options.Trees,
        NumberOfLeaves = options.Leaves,
        LearningRate = options.LearningRate,
        MinimumExampleCountPerLeaf = ExamplesPerLeaf(examples),
        UseSoftmax = true,
        HandleMissingValue = false,
        Seed = seed,
        Deterministic = true,
        ForceColumnWise = true,
        // LightGBM's threads wait for each other by spinning: beside any other work, two of them took fifteen times as long as one.
        NumberOfThreads = 1,
        MaximumBinCountPerFeature = 63,
        Silent = true,
        Booster = new GradientBooster.Options { FeatureFraction = Math.Clamp((double)FeaturesPerTree / width, 0.1, 1) },
    };

    private Dictionary<string, double> Choices(int examples) => new()
    {
        ["trees"] = options.Trees,
        ["examplesPerLeaf"] = ExamplesPerLeaf(examples),
    };
}
