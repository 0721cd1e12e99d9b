using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace TransferLab.Engine.Numerics;

/// <summary>Products of many long rows with few: the two passes of a linear model over its features, without packing.</summary>
/// <remarks>Meant for a block of rows that fits a core's cache; the caller cuts blocks and spreads them over threads.</remarks>
internal static unsafe class RowProducts
{
    private const int Step = 4;

    /// <summary>Columns at a time: four rows of either side then stay in the 32 KB of a core's first cache.</summary>
    private const int Chunk = 512;

    /// <summary>products[i·stride + k] = rows[i] · others[k], over <paramref name="width"/> columns.</summary>
    public static void Dot(float* rows, int count, int rowStride, float* others, int otherCount, int otherStride, int width, float* products, int stride)
    {
        for (var i = 0; i < count; i++)
        {
            new Span<float>(products + (i * stride), otherCount).Clear();
        }

        for (var first = 0; first < width; first += Chunk)
        {
            AddDots(rows + first, count, rowStride, others + first, otherCount, otherStride, Math.Min(Chunk, width - first), products, stride);
        }
    }

    private static void AddDots(float* rows, int count, int rowStride, float* others, int otherCount, int otherStride, int width, float* products, int stride)
    {
        var fullRows = count - (count % Step);
        var k = 0;
        for (; k + Step <= otherCount; k += Step)
        {
            for (var i = 0; i < fullRows; i += Step)
            {
                DotFourByFour(rows + ((long)i * rowStride), rowStride, others + ((long)k * otherStride), otherStride, width, products + (i * stride) + k, stride);
            }
        }

        for (; k < otherCount; k++)
        {
            for (var i = 0; i < fullRows; i += Step)
            {
                DotFourByOne(rows + ((long)i * rowStride), rowStride, others + ((long)k * otherStride), width, products + (i * stride) + k, stride);
            }
        }

        for (var i = fullRows; i < count; i++)
        {
            for (k = 0; k < otherCount; k++)
            {
                products[(i * stride) + k] += TensorPrimitives.Dot(
                    new ReadOnlySpan<float>(rows + ((long)i * rowStride), width),
                    new ReadOnlySpan<float>(others + ((long)k * otherStride), width));
            }
        }
    }

    /// <summary>targets[k] += Σ over i of weights[i·stride + k]·rows[i], over <paramref name="width"/> columns.</summary>
    public static void AddWeighted(float* rows, int count, int rowStride, float* weights, int stride, float* targets, int targetCount, int targetStride, int width)
    {
        var vectors = 4 * Vector<float>.Count;
        var column = 0;
        for (; column + vectors <= width; column += vectors)
        {
            var k = 0;
            for (; k + Step <= targetCount; k += Step)
            {
                AddFourByFour(rows + column, count, rowStride, weights + k, stride, targets + ((long)k * targetStride) + column, targetStride);
            }

            for (; k < targetCount; k++)
            {
                AddOneByFour(rows + column, count, rowStride, weights + k, stride, targets + ((long)k * targetStride) + column);
            }
        }

        for (; column < width; column++)
        {
            for (var k = 0; k < targetCount; k++)
            {
                var sum = targets[((long)k * targetStride) + column];
                for (var i = 0; i < count; i++)
                {
                    sum += weights[(i * stride) + k] * rows[((long)i * rowStride) + column];
                }

                targets[((long)k * targetStride) + column] = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotFourByOne(float* rows, int rowStride, float* other, int width, float* products, int stride)
    {
        var r1 = rows + rowStride;
        var r2 = rows + (2L * rowStride);
        var r3 = rows + (3L * rowStride);
        Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
        var p = 0;
        for (; p + Vector<float>.Count <= width; p += Vector<float>.Count)
        {
            var o = Vector.Load(other + p);
            s0 = Fused(Vector.Load(rows + p), o, s0);
            s1 = Fused(Vector.Load(r1 + p), o, s1);
            s2 = Fused(Vector.Load(r2 + p), o, s2);
            s3 = Fused(Vector.Load(r3 + p), o, s3);
        }

        var (d0, d1, d2, d3) = (Vector.Sum(s0), Vector.Sum(s1), Vector.Sum(s2), Vector.Sum(s3));
        for (; p < width; p++)
        {
            d0 += rows[p] * other[p];
            d1 += r1[p] * other[p];
            d2 += r2[p] * other[p];
            d3 += r3[p] * other[p];
        }

        products[0] += d0;
        products[stride] += d1;
        products[2 * stride] += d2;
        products[3 * stride] += d3;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotFourByFour(float* rows, int rowStride, float* others, int otherStride, int width, float* products, int stride)
    {
        var r1 = rows + rowStride;
        var r2 = rows + (2L * rowStride);
        var r3 = rows + (3L * rowStride);
        var o1 = others + otherStride;
        var o2 = others + (2L * otherStride);
        var o3 = others + (3L * otherStride);
        Vector<float> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
        Vector<float> s20 = default, s21 = default, s22 = default, s23 = default, s30 = default, s31 = default, s32 = default, s33 = default;
        var p = 0;
        for (; p + Vector<float>.Count <= width; p += Vector<float>.Count)
        {
            var (a, b, c, d) = (Vector.Load(others + p), Vector.Load(o1 + p), Vector.Load(o2 + p), Vector.Load(o3 + p));
            var x = Vector.Load(rows + p);
            (s00, s01, s02, s03) = (Fused(x, a, s00), Fused(x, b, s01), Fused(x, c, s02), Fused(x, d, s03));
            x = Vector.Load(r1 + p);
            (s10, s11, s12, s13) = (Fused(x, a, s10), Fused(x, b, s11), Fused(x, c, s12), Fused(x, d, s13));
            x = Vector.Load(r2 + p);
            (s20, s21, s22, s23) = (Fused(x, a, s20), Fused(x, b, s21), Fused(x, c, s22), Fused(x, d, s23));
            x = Vector.Load(r3 + p);
            (s30, s31, s32, s33) = (Fused(x, a, s30), Fused(x, b, s31), Fused(x, c, s32), Fused(x, d, s33));
        }

        Finish(products, s00, s01, s02, s03, rows, others, o1, o2, o3, p, width);
        Finish(products + stride, s10, s11, s12, s13, r1, others, o1, o2, o3, p, width);
        Finish(products + (2 * stride), s20, s21, s22, s23, r2, others, o1, o2, o3, p, width);
        Finish(products + (3 * stride), s30, s31, s32, s33, r3, others, o1, o2, o3, p, width);
    }

    private static void Finish(
        float* products, Vector<float> s0, Vector<float> s1, Vector<float> s2, Vector<float> s3, float* row, float* o0, float* o1, float* o2, float* o3, int first, int width)
    {
        products[0] += Vector.Sum(s0);
        products[1] += Vector.Sum(s1);
        products[2] += Vector.Sum(s2);
        products[3] += Vector.Sum(s3);
        for (var p = first; p < width; p++)
        {
            products[0] += row[p] * o0[p];
            products[1] += row[p] * o1[p];
            products[2] += row[p] * o2[p];
            products[3] += row[p] * o3[p];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFourByFour(float* rows, int count, int rowStride, float* weights, int stride, float* targets, int targetStride)
    {
        var n = Vector<float>.Count;
        var t1 = targets + targetStride;
        var t2 = targets + (2L * targetStride);
        var t3 = targets + (3L * targetStride);
        var (s00, s01, s02, s03) = (Vector.Load(targets), Vector.Load(targets + n), Vector.Load(targets + (2 * n)), Vector.Load(targets + (3 * n)));
        var (s10, s11, s12, s13) = (Vector.Load(t1), Vector.Load(t1 + n), Vector.Load(t1 + (2 * n)), Vector.Load(t1 + (3 * n)));
        var (s20, s21, s22, s23) = (Vector.Load(t2), Vector.Load(t2 + n), Vector.Load(t2 + (2 * n)), Vector.Load(t2 + (3 * n)));
        var (s30, s31, s32, s33) = (Vector.Load(t3), Vector.Load(t3 + n), Vector.Load(t3 + (2 * n)), Vector.Load(t3 + (3 * n)));
        for (var i = 0; i < count; i++, rows += rowStride, weights += stride)
        {
            var (a, b, c, d) = (Vector.Load(rows), Vector.Load(rows + n), Vector.Load(rows + (2 * n)), Vector.Load(rows + (3 * n)));
            var w = new Vector<float>(weights[0]);
            (s00, s01, s02, s03) = (Fused(w, a, s00), Fused(w, b, s01), Fused(w, c, s02), Fused(w, d, s03));
            w = new(weights[1]);
            (s10, s11, s12, s13) = (Fused(w, a, s10), Fused(w, b, s11), Fused(w, c, s12), Fused(w, d, s13));
            w = new(weights[2]);
            (s20, s21, s22, s23) = (Fused(w, a, s20), Fused(w, b, s21), Fused(w, c, s22), Fused(w, d, s23));
            w = new(weights[3]);
            (s30, s31, s32, s33) = (Fused(w, a, s30), Fused(w, b, s31), Fused(w, c, s32), Fused(w, d, s33));
        }

        StoreFour(targets, s00, s01, s02, s03);
        StoreFour(t1, s10, s11, s12, s13);
        StoreFour(t2, s20, s21, s22, s23);
        StoreFour(t3, s30, s31, s32, s33);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddOneByFour(float* rows, int count, int rowStride, float* weights, int stride, float* target)
    {
        var n = Vector<float>.Count;
        var (s0, s1, s2, s3) = (Vector.Load(target), Vector.Load(target + n), Vector.Load(target + (2 * n)), Vector.Load(target + (3 * n)));
        for (var i = 0; i < count; i++, rows += rowStride, weights += stride)
        {
            var w = new Vector<float>(weights[0]);
            s0 = Fused(w, Vector.Load(rows), s0);
            s1 = Fused(w, Vector.Load(rows + n), s1);
            s2 = Fused(w, Vector.Load(rows + (2 * n)), s2);
            s3 = Fused(w, Vector.Load(rows + (3 * n)), s3);
        }

        StoreFour(target, s0, s1, s2, s3);
    }

    private static void StoreFour(float* target, Vector<float> s0, Vector<float> s1, Vector<float> s2, Vector<float> s3)
    {
        s0.Store(target);
        s1.Store(target + Vector<float>.Count);
        s2.Store(target + (2 * Vector<float>.Count));
        s3.Store(target + (3 * Vector<float>.Count));
    }

    private static Vector<float> Fused(Vector<float> left, Vector<float> right, Vector<float> sum) =>
        Vector.FusedMultiplyAdd(left, right, sum);
}
