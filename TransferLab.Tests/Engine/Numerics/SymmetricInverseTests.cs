using TransferLab.Engine.Numerics;

namespace TransferLab.Tests.Engine.Numerics;

public sealed class SymmetricInverseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(300)]
    public void Invert_PositiveDefinite_GivesTheIdentityWithTheOriginal(int size)
    {
        var factor = MatrixProductTests.Random(size, size + 3, seed: size);
        var matrix = MatrixView<double>.Allocate(size, size);
        MatrixProduct.Gram(factor, matrix, 1.0);
        for (var i = 0; i < size; i++)
        {
            matrix[i, i] += 1;
        }

        var inverse = new MatrixView<double>((double[])matrix.Values.Clone(), size, size);
        SymmetricInverse.Invert(inverse);

        var product = MatrixProductTests.Naive(matrix, inverse, 1, null);
        for (var i = 0; i < size; i++)
        {
            product[i, i] -= 1;
        }

        Assert.All(product.Values, value => Assert.Equal(0, value, 1e-8));
    }
}
