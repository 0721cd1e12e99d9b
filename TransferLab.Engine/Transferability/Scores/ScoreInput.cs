using System.Numerics.Tensors;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>Features and labels as the scores take them, and what several scores share, computed once by whoever asks first. Thread-safe.</summary>
/// <remarks>Rows are brought into an order that depends on their content alone, so that no score depends on the order they came in.</remarks>
internal sealed class ScoreInput
{
    private readonly Lazy<double[]> mean;
    private readonly Lazy<MatrixView<double>> classMeans;
    private readonly Lazy<MatrixView<double>> centred;
    private readonly Lazy<SymmetricEigen> covariance;
    private readonly Lazy<SymmetricEigen> gram;
    private readonly Lazy<MatrixView<double>> products;

    /// <param name="features">Shape (n, width).</param>
    /// <param name="labels">Shape (n); classes without a row are passed over.</param>
    /// <param name="sourceProbabilities">Shape (n, source classes), rows sum to 1; null where the backbone has no classifier.</param>
    public ScoreInput(MatrixView<double> features, Labels labels, MatrixView<double>? sourceProbabilities = null)
    {
        if (features.Rows != labels.Count || (sourceProbabilities is { } given && given.Rows != labels.Count))
        {
            throw new ArgumentException("There must be one label per row.", nameof(labels));
        }

        var present = labels.Values.Distinct().Order().Select((label, index) => (label, index)).ToDictionary(pair => pair.label, pair => pair.index);
        int[] order = [.. Enumerable.Range(0, labels.Count).Order(Comparer<int>.Create((left, right) => Compare(features, labels, left, right)))];
        Features = Reordered(features, order);
        SourceProbabilities = sourceProbabilities is { } theta ? Reordered(theta, order) : null;
        Labels = [.. order.Select(row => present[labels[row]])];
        ClassCount = present.Count;
        Counts = new int[ClassCount];
        foreach (var label in Labels)
        {
            Counts[label]++;
        }

        mean = new(MeanOfRows);
        classMeans = new(MeansOfClasses);
        centred = new(Centre);
        covariance = new(() => SymmetricEigen.Of(OfColumns(Centred, 1.0 / (Rows - 1))));
        gram = new(() => SymmetricEigen.Of(OfColumns(Features, 1.0)));
        products = new(() => OfRows(Centred));
    }

    public int Rows => Features.Rows;

    public int Columns => Features.Columns;

    public MatrixView<double> Features { get; }

    /// <summary>Shape (n), each in [0, ClassCount); rows of one class lie together.</summary>
    public int[] Labels { get; }

    public int ClassCount { get; }

    /// <summary>Rows per class; none is 0.</summary>
    public int[] Counts { get; }

    public MatrixView<double>? SourceProbabilities { get; }

    /// <summary>Shape (width).</summary>
    public double[] Mean => mean.Value;

    /// <summary>Shape (classes, width).</summary>
    public MatrixView<double> ClassMeans => classMeans.Value;

    /// <summary>Features without their mean.</summary>
    public MatrixView<double> Centred => centred.Value;

    /// <summary>Eigenvalues and vectors of the covariance, divisor n − 1.</summary>
    public SymmetricEigen Covariance => covariance.Value;

    /// <summary>Eigenvalues and vectors of FᵀF, uncentred.</summary>
    public SymmetricEigen Gram => gram.Value;

    /// <summary>Products of all pairs of centred rows, shape (n, n).</summary>
    public MatrixView<double> RowProducts => products.Value;

    public static ScoreInput Of(FeatureMatrix features, Labels labels, FeatureMatrix? sourceProbabilities = null) =>
        new(Wide(features), labels, sourceProbabilities is null ? null : Wide(sourceProbabilities));

    /// <summary>The rows of one class, as a window.</summary>
    public MatrixView<double> RowsOf(MatrixView<double> matrix, int label) =>
        matrix.Block(Counts.Take(label).Sum(), 0, Counts[label], matrix.Columns);

    /// <summary>scale·XᵀX.</summary>
    public static MatrixView<double> OfColumns(MatrixView<double> rows, double scale)
    {
        var result = MatrixView<double>.Allocate(rows.Columns, rows.Columns);
        MatrixProduct.Gram(rows.Transposed, result, scale);
        return result;
    }

    private static MatrixView<double> OfRows(MatrixView<double> rows)
    {
        var result = MatrixView<double>.Allocate(rows.Rows, rows.Rows);
        MatrixProduct.Gram(rows, result, 1.0);
        return result;
    }

    private static MatrixView<double> Wide(FeatureMatrix matrix)
    {
        var values = new double[matrix.Values.Length];
        TensorPrimitives.ConvertTruncating<float, double>(matrix.Values, values);
        return new(values, matrix.Rows, matrix.Columns);
    }

    private static int Compare(MatrixView<double> features, Labels labels, int left, int right)
    {
        var byLabel = labels[left].CompareTo(labels[right]);
        return byLabel != 0 ? byLabel : features.Row(left).SequenceCompareTo(features.Row(right));
    }

    private static MatrixView<double> Reordered(MatrixView<double> matrix, int[] order)
    {
        var result = MatrixView<double>.Allocate(matrix.Rows, matrix.Columns);
        for (var i = 0; i < order.Length; i++)
        {
            matrix.Row(order[i]).CopyTo(result.Row(i));
        }

        return result;
    }

    private double[] MeanOfRows()
    {
        var sum = new double[Columns];
        for (var i = 0; i < Rows; i++)
        {
            TensorPrimitives.Add(sum, Features.Row(i), sum);
        }

        TensorPrimitives.Divide(sum, Rows, sum);
        return sum;
    }

    private MatrixView<double> MeansOfClasses()
    {
        var means = MatrixView<double>.Allocate(ClassCount, Columns);
        for (var i = 0; i < Rows; i++)
        {
            var row = means.Row(Labels[i]);
            TensorPrimitives.Add(row, Features.Row(i), row);
        }

        for (var c = 0; c < ClassCount; c++)
        {
            TensorPrimitives.Divide(means.Row(c), Counts[c], means.Row(c));
        }

        return means;
    }

    private MatrixView<double> Centre()
    {
        var result = MatrixView<double>.Allocate(Rows, Columns);
        for (var i = 0; i < Rows; i++)
        {
            TensorPrimitives.Subtract(Features.Row(i), Mean, result.Row(i));
        }

        return result;
    }
}
