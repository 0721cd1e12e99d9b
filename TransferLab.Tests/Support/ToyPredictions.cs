using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;

namespace TransferLab.Tests.Support;

/// <summary>Predictions of a made-up classifier.</summary>
public static class ToyPredictions
{
    /// <summary>Each (actual, predicted, confidence) in its row; the rest of the probability is spread evenly.</summary>
    public static Predictions Of(int classes, params (int Actual, int Predicted, double Confidence)[] answers)
    {
        var probabilities = FeatureMatrix.Allocate(answers.Length, classes);
        for (var i = 0; i < answers.Length; i++)
        {
            var row = probabilities.RowBlock(i, 1).Span;
            row.Fill((float)((1 - answers[i].Confidence) / Math.Max(1, classes - 1)));
            row[answers[i].Predicted] = (float)answers[i].Confidence;
        }

        return new(
            [.. Enumerable.Range(0, answers.Length).Select(i => 100 + i)],
            new([.. answers.Select(answer => answer.Actual)], classes),
            probabilities);
    }
}
