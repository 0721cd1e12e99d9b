using System.Numerics.Tensors;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Evaluation;

/// <summary>One fit and what it says of its test part.</summary>
/// <param name="Probabilities">Of the test part, shape (test, classes).</param>
/// <param name="Calibrated">The same at the temperature; null where none could be fitted.</param>
/// <param name="CorrectInTraining">Examples learned from that are recognised.</param>
internal sealed record TrialPart(
    Split Split, TrainedHead Trained, FeatureMatrix Probabilities, FeatureMatrix? Calibrated, double? Temperature, int CorrectInTraining)
{
    public static TrialPart Run(IHead head, FeatureMatrix features, Labels labels, Split split, int seed, CancellationToken cancellationToken)
    {
        var (trainFeatures, trainLabels) = (features.SelectRows(split.Train), labels.Rows(split.Train));
        var trained = head.Fit(trainFeatures, trainLabels, seed, progress: null, cancellationToken);
        var probabilities = trained.PredictProbabilities(features.SelectRows(split.Test));
        var heldOut = HeldOut.Of(head, trained, trainFeatures, trainLabels, seed, cancellationToken);
        var temperature = heldOut is null ? null : TemperatureScaling.Fit(heldOut.Probabilities, trainLabels.Rows(heldOut.Rows));
        return new(
            split,
            trained,
            probabilities,
            temperature is { } t ? TemperatureScaling.Apply(probabilities, t) : null,
            temperature,
            Correct(trained.PredictProbabilities(trainFeatures), trainLabels));
    }

    private static int Correct(FeatureMatrix probabilities, Labels labels) =>
        Enumerable.Range(0, labels.Count).Count(i => TensorPrimitives.IndexOfMax(probabilities.Row(i)) == labels[i]);
}
