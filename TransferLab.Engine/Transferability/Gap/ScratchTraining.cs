using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Steps;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>Trains a network from nothing on some pictures and asks it about others.</summary>
/// <param name="folder">For checkpoints.</param>
internal sealed class ScratchTraining(IPictureFiles pictures, Labels labels, string folder, TrainingResources resources, TimeProvider time)
{
    /// <param name="views">Pictures that may be looked at in all, each as often as it is.</param>
    /// <param name="key">Names the training among those of this folder, and with the folder all that decides the result.</param>
    /// <returns>Probabilities of the pictures asked about, shape (asked, classes).</returns>
    public FeatureMatrix Run(
        FreshNetwork network,
        IReadOnlyList<int> training,
        IReadOnlyList<int> asked,
        double views,
        int seed,
        string key,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken)
    {
        var fresh = network.Create(seed);
        var task = new TuningTask
        {
            Network = fresh,
            Preprocessing = network.Preprocessing,
            Layout = network.Layout,
            Pictures = pictures,
            Labels = labels,
            TrainingRows = training,
            ValidationFraction = 0,
            Settings = ScratchRecipe.Settings(training.Count, views, seed),
            Part = (whole, _) => new(whole, Tunable.All(whole), weights => weights),
            StartCounts = false,
        };
        var own = Directory.CreateDirectory(Path.Combine(folder, key)).FullName;
        var tuning = new NetworkTuning(task, own, key, resources, time);
        var result = tuning.Run(progress, cancellationToken);
        using var predictor = new NetworkPredictor(fresh, result.Weights);
        var answers = predictor.Predict(tuning.Pictures(mirror: false), asked, labels.ClassCount, cancellationToken);
        Directory.Delete(own, recursive: true);
        return answers;
    }
}
