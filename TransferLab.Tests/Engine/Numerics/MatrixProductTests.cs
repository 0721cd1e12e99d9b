using CsCheck;
using TransferLab.Engine.Numerics;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Numerics;

public sealed class MatrixProductTests
{
    [Fact]
    public void Multiply_AnyShapeAndOrientation_MatchesTheDefinition() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 300], Gen.Int[1, 40], Gen.Bool, Gen.Bool, Gen.Bool).Sample(
            (rows, inner, columns, leftTurned, rightTurned, add) =>
            {
                var left = Random(leftTurned ? inner : rows, leftTurned ? rows : inner, 1);
                var right = Random(rightTurned ? columns : inner, rightTurned ? inner : columns, 2);
                var (a, b) = (leftTurned ? left.Transposed : left, rightTurned ? right.Transposed : right);
                var target = Random(rows, columns, 3);
                var expected = Naive(a, b, 2, add ? target : null);

                MatrixProduct.Multiply(a, b, target, 2.0, add);

                AssertClose(expected, target, 1e-10);
            },
            iter: 60);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(193, 20)]
    [InlineData(400, 5)]
    [InlineData(7, 600)]
    public void Gram_OfRowsAndOfColumns_MatchesTheProduct(int rows, int columns)
    {
        var matrix = Random(rows, columns, 4);
        foreach (var side in new[] { matrix, matrix.Transposed })
        {
            var target = MatrixView<double>.Allocate(side.Rows, side.Rows);

            MatrixProduct.Gram(side, target, 1.0);

            AssertClose(Naive(side, side.Transposed, 1, null), target, 1e-10);
        }
    }

    [Fact]
    public void Multiply_PartOfALargerMatrix_LeavesTheRestAlone()
    {
        var whole = Random(10, 10, 5);
        var before = (double[])whole.Values.Clone();

        MatrixProduct.Multiply(Random(2, 3, 6), Random(3, 2, 7), whole.Block(4, 5, 2, 2), 1.0);

        for (var i = 0; i < 100; i++)
        {
            var inside = i / 10 is 4 or 5 && i % 10 is 5 or 6;
            Assert.Equal(!inside, before[i].Equals(whole.Values[i]));
        }
    }

    [Fact]
    public void Multiply_ShapesThatDoNotFit_IsTheCallersMistake() =>
        Assert.Throws<ArgumentException>(() =>
            MatrixProduct.Multiply(Random(2, 3, 1), Random(2, 3, 1), Random(2, 3, 1), 1.0));

    internal static MatrixView<double> Random(int rows, int columns, int seed) =>
        new(Blobs.Normal(new(seed), rows * columns), rows, columns);

    internal static MatrixView<double> Naive(MatrixView<double> left, MatrixView<double> right, double scale, MatrixView<double>? added)
    {
        var result = MatrixView<double>.Allocate(left.Rows, right.Columns);
        for (var i = 0; i < left.Rows; i++)
        {
            for (var j = 0; j < right.Columns; j++)
            {
                result[i, j] = added?[i, j] ?? 0;
                for (var p = 0; p < left.Columns; p++)
                {
                    result[i, j] += scale * left[i, p] * right[p, j];
                }
            }
        }

        return result;
    }

    internal static void AssertClose(MatrixView<double> expected, MatrixView<double> actual, double tolerance)
    {
        for (var i = 0; i < expected.Rows; i++)
        {
            for (var j = 0; j < expected.Columns; j++)
            {
                Assert.Equal(expected[i, j], actual[i, j], tolerance);
            }
        }
    }
}
