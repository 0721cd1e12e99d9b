using System.Numerics.Tensors;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Pictures;
using TransferLab.Engine.Training.Steps;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>Lets trained networks answer on pictures as prediction sees them.</summary>
internal sealed class SplitJudge
{
    private readonly Trainee trainee;
    private readonly Labels labels;
    private readonly PictureExamples pictures;

    public SplitJudge(ExperimentData data, Trainee trainee, TrainingResources resources)
    {
        (this.trainee, labels) = (trainee, data.Dataset.Labels);
        var preprocessing = trainee.Preprocessing;
        var files = DatasetPictures.Of(data.Library, data.Dataset, [.. Enumerable.Range(0, labels.Count)]);
        var store = new PictureStore(files, preprocessing.ShorterSide, resources.PictureMegabytes * (1L << 20));
        pictures = new(store, new(AugmentationOptions.None, mirror: false, preprocessing, trainee.Layout), preprocessing, trainee.Layout, seed: 0);
    }

    /// <summary>Lets the network answer at every place to measure. Which place counts is decided without the test part.</summary>
    public SplitOutcome Judge(TrainedNetwork trained, Split split, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var start = trainee.Open(trained.Head, labels.ClassCount);
        IReadOnlyList<double> alphas = trainee.Interpolates ? Interpolation.Alphas : [1];
        var trials = new List<AlphaTrial>();
        foreach (var alpha in alphas)
        {
            progress?.Report(new(RunPhase.Evaluating, trials.Count, alphas.Count + 1));
            trials.Add(Try(start, trained, split, alpha, cancellationToken));
        }

        progress?.Report(new(RunPhase.Evaluating, trials.Count, alphas.Count + 1));
        var correct = CorrectInTraining(start, trained, SplitOutcome.Choose(trials).Alpha, cancellationToken);
        return new(
            trained.History, trained.LearnedRows.Count, correct, trained.ValidationRows, trained.Flip, trained.Settings, trained.Parameters, trained.TunedParameters, trials);
    }

    /// <summary>Examples learned from that are recognised.</summary>
    private int CorrectInTraining(ClassifierNetwork start, TrainedNetwork trained, double alpha, CancellationToken cancellationToken)
    {
        using var predictor = new NetworkPredictor(start, Interpolation.Between(start, trained.Weights, alpha));
        var said = predictor.Predict(pictures, trained.LearnedRows, labels.ClassCount, cancellationToken);
        return Enumerable.Range(0, said.Rows).Count(i => TensorPrimitives.IndexOfMax(said.Row(i)) == labels[trained.LearnedRows[i]]);
    }

    private AlphaTrial Try(ClassifierNetwork start, TrainedNetwork trained, Split split, double alpha, CancellationToken cancellationToken)
    {
        using var predictor = new NetworkPredictor(start, Interpolation.Between(start, trained.Weights, alpha));
        var test = predictor.Predict(pictures, split.Test, labels.ClassCount, cancellationToken);
        if (trained.ValidationRows.Count == 0)
        {
            return new(alpha, null, null, null, test);
        }

        var validation = predictor.Predict(pictures, trained.ValidationRows, labels.ClassCount, cancellationToken);
        var (loss, accuracy) = NetworkPredictor.Judge(validation, labels, trained.ValidationRows);
        return new(alpha, validation, accuracy, loss, test);
    }
}
