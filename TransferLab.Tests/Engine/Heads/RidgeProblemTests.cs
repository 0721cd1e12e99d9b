using MathNet.Numerics.LinearAlgebra;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Heads;
using TransferLab.Engine.Numerics;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Heads;

public sealed class RidgeProblemTests
{
    [Theory]
    [InlineData(10, 4)]
    [InlineData(4, 30)]
    public void LeftOutScores_EveryExample_IsWhatAFitWithoutItPredicts(int perClass, int width)
    {
        var (features, labels) = Blobs.Draw(perClass, classes: 3, width, seed: 1, spread: 2);
        var centred = Centre(features.View());
        var problem = new RidgeProblem(centred, labels, default);

        var scores = problem.LeftOutScores(problem.Solve(alpha: 3, default));

        for (var left = 0; left < labels.Count; left++)
        {
            var expected = PredictWithout(centred, labels, left, alpha: 3);
            for (var k = 0; k < 3; k++)
            {
                Assert.Equal(expected[k], scores[left, k], 1e-3);
            }
        }
    }

    [Theory]
    [InlineData(10, 4)]
    [InlineData(4, 30)]
    public void Weights_EitherWayOfSolving_AreTheNormalEquations(int perClass, int width)
    {
        var (features, labels) = Blobs.Draw(perClass, classes: 2, width, seed: 2);
        var centred = Centre(features.View());
        var problem = new RidgeProblem(centred, labels, default);

        var (weights, biases) = problem.Weights(problem.Solve(alpha: 5, default), scale: 1);

        var x = Matrix<double>.Build.Dense(labels.Count, width, (i, d) => centred[i, d]);
        var t = Matrix<double>.Build.Dense(labels.Count, 2, (i, k) => (labels[i] == k ? 1 : 0) - 0.5);
        var expected = (x.TransposeThisAndMultiply(x) + (5 * Matrix<double>.Build.DenseIdentity(width))).Solve(x.TransposeThisAndMultiply(t));
        Assert.All(Enumerable.Range(0, 2 * width), j => Assert.Equal(expected[j % width, j / width], weights[j], 1e-4));
        Assert.All(biases, bias => Assert.Equal(0.5f, bias));
    }

    private static MatrixView<float> Centre(MatrixView<float> features)
    {
        for (var d = 0; d < features.Columns; d++)
        {
            var mean = Enumerable.Range(0, features.Rows).Average(i => features[i, d]);
            for (var i = 0; i < features.Rows; i++)
            {
                features[i, d] -= mean;
            }
        }

        return features;
    }

    private static double[] PredictWithout(MatrixView<float> features, Labels labels, int left, double alpha)
    {
        int[] rows = [.. Enumerable.Range(0, labels.Count).Where(i => i != left)];
        var x = Matrix<double>.Build.Dense(rows.Length, features.Columns, (i, d) => features[rows[i], d]);
        var t = Matrix<double>.Build.Dense(rows.Length, labels.ClassCount, (i, k) => labels[rows[i]] == k ? 1 : 0);
        var (meanX, meanT) = (x.ColumnSums() / rows.Length, t.ColumnSums() / rows.Length);
        var (cx, ct) = (
            Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, d) => x[i, d] - meanX[d]),
            Matrix<double>.Build.Dense(t.RowCount, t.ColumnCount, (i, k) => t[i, k] - meanT[k]));
        var w = (cx.TransposeThisAndMultiply(cx) + (alpha * Matrix<double>.Build.DenseIdentity(x.ColumnCount))).Solve(cx.TransposeThisAndMultiply(ct));
        var point = Vector<double>.Build.Dense(features.Columns, d => features[left, d] - meanX[d]);
        return [.. (w.TransposeThisAndMultiply(point) + meanT)];
    }
}
