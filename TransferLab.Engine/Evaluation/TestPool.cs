using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Evaluation;

/// <summary>Puts the test parts of several splits together.</summary>
internal static class TestPool
{
    /// <param name="probabilities">Of the test part of each split, in their order.</param>
    public static Predictions Predictions(IReadOnlyList<Split> splits, Labels labels, IReadOnlyList<FeatureMatrix> probabilities)
    {
        int[] rows = [.. splits.SelectMany(split => split.Test)];
        var values = probabilities.SelectMany(part => part.Values.ToArray()).ToArray();
        int[]? folds = splits.Count == 1 ? null : [.. splits.SelectMany((split, fold) => split.Test.Select(_ => fold))];
        return new(rows, labels.Rows(rows), new(values, rows.Length, labels.ClassCount), folds);
    }

    /// <summary>Accuracy on examples learned from. The same example counts once per fold that learned from it; the interval counts it once.</summary>
    /// <param name="correct">Of all splits together.</param>
    /// <param name="learned">Examples learned from, of all splits together.</param>
    /// <param name="examples">Of the data set.</param>
    public static Estimate Training(int correct, int learned, int examples, double confidence)
    {
        var accuracy = (double)correct / learned;
        var distinct = Math.Min(examples, learned);
        return WilsonInterval.Of(Math.Min(distinct, accuracy * distinct), distinct, confidence);
    }

    /// <exception cref="TransferLabException">There is no test example at all.</exception>
    public static Split[] WithTest(IReadOnlyList<Split> splits)
    {
        Split[] tested = [.. splits.Where(split => split.Test.Count > 0)];
        return tested.Length > 0
            ? tested
            : throw new TransferLabException(
                $"There is no example to test on.",
                $"Add examples, or keep a larger part of them for the test.");
    }
}
