using CsCheck;
using TransferLab.Engine.Numerics;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Numerics;

public sealed unsafe class RowProductsTests
{
    [Fact]
    public void DotAndAddWeighted_AnyShape_MatchTheDefinition() =>
        Gen.Select(Gen.Int[1, 11], Gen.Int[1, 11], Gen.Int[1, 1100]).Sample(
            (rows, others, width) =>
            {
                var (x, w) = (Floats(rows * width, 1), Floats(others * width, 2));
                var (products, sums) = (new float[rows * others], new float[others * width]);
                fixed (float* a = x, b = w, p = products, s = sums)
                {
                    RowProducts.Dot(a, rows, width, b, others, width, width, p, others);
                    RowProducts.AddWeighted(a, rows, width, p, others, s, others, width, width);
                }

                for (var i = 0; i < rows; i++)
                {
                    for (var k = 0; k < others; k++)
                    {
                        var expected = Enumerable.Range(0, width).Sum(d => (double)x[(i * width) + d] * w[(k * width) + d]);
                        Assert.Equal(expected, products[(i * others) + k], 1e-3);
                    }
                }

                var (column, other) = (width - 1, others - 1);
                var weighted = Enumerable.Range(0, rows).Sum(i => (double)products[(i * others) + other] * x[(i * width) + column]);
                Assert.Equal(weighted, sums[(other * width) + column], 1e-2);
            },
            iter: 100);

    private static float[] Floats(int count, int seed) => Array.ConvertAll(Blobs.Normal(new(seed), count), value => (float)value);
}
