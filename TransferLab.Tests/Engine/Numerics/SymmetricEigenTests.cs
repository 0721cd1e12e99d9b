using TransferLab.Engine.Numerics;

namespace TransferLab.Tests.Engine.Numerics;

public sealed class SymmetricEigenTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(7), InlineData(64), InlineData(140)]
    public void Of_AnyMatrix_MakesItUpFromItsVectors(int n)
    {
        var random = new Random(n);
        var matrix = MatrixView<double>.Allocate(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                matrix[i, j] = matrix[j, i] = (2 * random.NextDouble()) - 1;
            }
        }

        AssertDecomposes(matrix);
    }

    [Theory, InlineData(5, 5, 5, 5), InlineData(0, 0, 0, 0), InlineData(1, 0, 3, 1e-300), InlineData(-2, 1e9, 1e-9, 4)]
    public void Of_ADiagonal_GivesItInOrder(double a, double b, double c, double d)
    {
        double[] values = [a, b, c, d];
        var matrix = MatrixView<double>.Allocate(4, 4);
        for (var i = 0; i < 4; i++)
        {
            matrix[i, i] = values[i];
        }

        Assert.Equal(values.OrderDescending(), SymmetricEigen.Of(matrix).Values);
        AssertDecomposes(matrix);
    }

    /// <summary>Few rows and many columns: most values are 0, and all their vectors must still be there.</summary>
    [Fact]
    public void Of_AMatrixOfLowRank_HasAllVectors()
    {
        var random = new Random(1);
        var rows = MatrixView<double>.Allocate(5, 60);
        for (var i = 0; i < rows.Values.Length; i++)
        {
            rows.Values[i] = random.NextDouble() - 0.5;
        }

        var matrix = MatrixView<double>.Allocate(60, 60);
        MatrixProduct.Gram(rows.Transposed, matrix, 1.0);

        AssertDecomposes(matrix);
        Assert.Equal(5, SymmetricEigen.Of(matrix).Values.Count(value => value > 1e-9));
    }

    private static void AssertDecomposes(MatrixView<double> matrix)
    {
        var (n, eigen) = (matrix.Rows, SymmetricEigen.Of(matrix));
        var scale = Math.Max(1, eigen.Values.Max(Math.Abs));
        Assert.Equal(eigen.Values.OrderDescending(), eigen.Values);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var (made, product) = (0.0, 0.0);
                for (var k = 0; k < n; k++)
                {
                    made += eigen.Vectors[i, k] * eigen.Values[k] * eigen.Vectors[j, k];
                    product += eigen.Vectors[k, i] * eigen.Vectors[k, j];
                }

                Assert.Equal(matrix[i, j], made, 1e-12 * scale);
                Assert.Equal(i == j ? 1 : 0, product, 1e-12);
            }
        }
    }
}
