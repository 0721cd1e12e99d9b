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
    private readonly ExperimentData data;
    private readonly Trainee trainee;
    private readonly Labels labels;
    private readonly PictureExamples pictures;

    public SplitJudge(ExperimentData data, Trainee trainee, TrainingResources resources)
    {
        (this.data, this.trainee, labels) = (data, trainee, data.Dataset.Labels);
        var preprocessing = trainee.Preprocessing;
        var files = DatasetPictures.Of(data.Library, data.Dataset, [.. Enumerable.Range(0, labels.Count)]);
        var store = new PictureStore(files, preprocessing.ShorterSide, resources.PictureMegabytes * (1L << 20));
        pictures = new(store, new(AugmentationOptions.None, mirror: false, preprocessing, trainee.Layout), preprocessing, trainee.Layout, seed: 0);
    }

    /// <summary>The trained network at every place to measure, the end of the training last.</summary>
    public IReadOnlyList<AlphaTrial> Try(TrainedNetwork trained, Split split, CancellationToken cancellationToken)
    {
        var start = trainee.Open(trained.Head, labels.ClassCount);
        IReadOnlyList<double> alphas = trainee.Interpolates ? Interpolation.Alphas : [1];
        return [.. alphas.Select(alpha => Try(start, trained, split, alpha, cancellationToken))];
    }

    /// <summary>The place that recognises most of the validation rows; of equals the one that is surest of the right answers.</summary>
    public static AlphaTrial Choose(IReadOnlyList<AlphaTrial> trials) => trials[^1].ValidationAccuracy is null
        ? trials[^1]
        : trials.OrderByDescending(trial => trial.ValidationAccuracy).ThenBy(trial => trial.ValidationLoss).First();

    /// <summary>Examples learned from that are recognised.</summary>
    public int CorrectInTraining(TrainedNetwork trained, double alpha, CancellationToken cancellationToken)
    {
        var start = trainee.Open(trained.Head, labels.ClassCount);
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
        var (loss, correct) = (0.0, 0);
        for (var i = 0; i < validation.Rows; i++)
        {
            var answer = labels[trained.ValidationRows[i]];
            loss -= Math.Log(Math.Max(validation[i, answer], 1e-12));
            correct += TensorPrimitives.IndexOfMax(validation.Row(i)) == answer ? 1 : 0;
        }

        return new(alpha, validation, (double)correct / validation.Rows, loss / validation.Rows, test);
    }
}
