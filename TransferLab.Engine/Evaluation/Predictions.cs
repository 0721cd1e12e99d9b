using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Evaluation;

/// <summary>What a classifier says of labelled examples that it was not trained on.</summary>
public sealed record Predictions
{
    /// <param name="rows">Where each example stands in the data set, shape (n).</param>
    /// <param name="labels">The right answers, shape (n).</param>
    /// <param name="probabilities">Shape (n, ClassCount); each row sums to 1.</param>
    /// <param name="folds">The fold in which each example was tested, shape (n); null for a held-out test set.</param>
    public Predictions(
        IReadOnlyList<int> rows,
        Labels labels,
        FeatureMatrix probabilities,
        IReadOnlyList<int>? folds = null)
    {
        if (rows.Count != labels.Count || probabilities.Rows != labels.Count || (folds is not null && folds.Count != labels.Count))
        {
            throw new ArgumentException("Rows, labels, probabilities and folds must be of one length.", nameof(rows));
        }

        if (probabilities.Columns != labels.ClassCount)
        {
            throw new ArgumentException($"{probabilities.Columns} columns of probabilities for {labels.ClassCount} classes.", nameof(probabilities));
        }

        (Rows, Labels, Probabilities, Folds) = (rows, labels, probabilities, folds);
    }

    public IReadOnlyList<int> Rows { get; }

    public Labels Labels { get; }

    public FeatureMatrix Probabilities { get; }

    public IReadOnlyList<int>? Folds { get; }

    public int Count => Rows.Count;

    /// <summary>The most probable class of one example; the first one of equals.</summary>
    public int Predicted(int index)
    {
        var row = Probabilities.Row(index);
        var best = 0;
        for (var c = 1; c < row.Length; c++)
        {
            best = row[c] > row[best] ? c : best;
        }

        return best;
    }

    /// <summary>The probability of the predicted class.</summary>
    public double Confidence(int index) => Probabilities[index, Predicted(index)];

    public bool IsCorrect(int index) => Predicted(index) == Labels[index];
}
