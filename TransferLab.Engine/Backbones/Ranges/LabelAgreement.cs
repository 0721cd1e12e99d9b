using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra.Double;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Backbones.Ranges;

/// <summary>How well features agree with labels: what a ridge regression onto the labels explains of a picture that it has not seen.</summary>
/// <param name="ExplainedShare">1 − squared error / variance of the labels, each picture predicted from all others; at most 1, 0 and less is chance; negative infinity where features are no finite numbers.</param>
/// <param name="Accuracy">Share of pictures whose own class comes out highest.</param>
/// <remarks>
/// Leave-one-out in closed form, e = (G⁻¹y) / diag(G⁻¹) with G = XXᵀ/d + 1 + λ (Allen 1974); cost O(n²d + n³). The share of variance is compared
/// rather than the accuracy because it moves with every picture, not only with those that change sides: see docs/methods/input-range.md.
/// </remarks>
internal sealed record LabelAgreement(double ExplainedShare, double Accuracy)
{
    private static readonly double[] Penalties = [0.1, 0.3, 1, 3];

    public static LabelAgreement Of(FeatureMatrix features, Labels labels)
    {
        // A range far from the network's own can make it overflow; the other ranges must still be compared.
        if (!TensorPrimitives.IsFiniteAll<float>(features.Values))
        {
            return new(double.NegativeInfinity, 0);
        }

        var kernel = Kernel(Standardised(features), features.Columns);
        return Penalties.Select(penalty => LeaveOneOut(kernel, labels, penalty)).MaxBy(agreement => agreement.ExplainedShare)!;
    }

    private static float[][] Standardised(FeatureMatrix features)
    {
        var rows = Enumerable.Range(0, features.Rows).Select(row => features.Row(row).ToArray()).ToArray();
        for (var column = 0; column < features.Columns; column++)
        {
            var mean = rows.Average(row => (double)row[column]);
            var variance = rows.Average(row => (row[column] - mean) * (row[column] - mean));
            var scale = variance > 1e-12 ? 1 / Math.Sqrt(variance) : 0;
            foreach (var row in rows)
            {
                row[column] = (float)((row[column] - mean) * scale);
            }
        }

        return rows;
    }

    private static DenseMatrix Kernel(float[][] rows, int width)
    {
        var kernel = new DenseMatrix(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                // The 1 is the intercept.
                kernel[i, j] = kernel[j, i] = (TensorPrimitives.Dot<float>(rows[i], rows[j]) / width) + 1;
            }
        }

        return kernel;
    }

    private static LabelAgreement LeaveOneOut(DenseMatrix kernel, Labels labels, double penalty)
    {
        var inverse = kernel.Add(DenseMatrix.CreateDiagonal(kernel.RowCount, kernel.RowCount, penalty)).Cholesky().Solve(DenseMatrix.CreateIdentity(kernel.RowCount));
        var targets = DenseMatrix.Create(labels.Count, labels.ClassCount, (row, label) => labels[row] == label ? 1 : 0);
        var solved = inverse * targets;
        var (error, variance, right) = (0.0, 0.0, 0);
        var shares = labels.CountPerClass().Select(count => (double)count / labels.Count).ToArray();
        for (var row = 0; row < labels.Count; row++)
        {
            var (best, highest) = (-1, double.NegativeInfinity);
            for (var label = 0; label < labels.ClassCount; label++)
            {
                var residual = solved[row, label] / inverse[row, row];
                error += residual * residual;
                variance += Math.Pow(targets[row, label] - shares[label], 2);
                (best, highest) = targets[row, label] - residual is var predicted && predicted > highest ? (label, predicted) : (best, highest);
            }

            right += best == labels[row] ? 1 : 0;
        }

        return new(1 - (error / variance), (double)right / labels.Count);
    }
}
