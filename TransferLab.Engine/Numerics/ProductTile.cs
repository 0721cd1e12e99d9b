using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TransferLab.Engine.Numerics;

/// <summary>One tile of a matrix product: both factors are packed into panels, which a register-sized kernel multiplies.</summary>
internal static unsafe class ProductTile
{
    /// <summary>Six rows by two vectors: twelve sums hide the latency of the multiply-add and leave registers for the factors.</summary>
    private const int KernelRows = 6;
    private const int Depth = 256;

    public static void Compute<T>(MatrixView<T> left, MatrixView<T> right, MatrixView<T> target, T scale, bool add)
        where T : unmanaged, INumber<T>
    {
        var kernelColumns = 2 * Vector<T>.Count;
        var (paddedRows, paddedColumns) = (RoundUp(left.Rows, KernelRows), RoundUp(right.Columns, kernelColumns));
        var leftPanel = ArrayPool<T>.Shared.Rent(paddedRows * Depth);
        var rightPanel = ArrayPool<T>.Shared.Rent(paddedColumns * Depth);
        for (var first = 0; first == 0 || first < left.Columns; first += Depth)
        {
            var depth = Math.Min(Depth, left.Columns - first);
            Pack(left.Block(0, first, left.Rows, depth), leftPanel, KernelRows);
            Pack(right.Block(first, 0, depth, right.Columns).Transposed, rightPanel, kernelColumns);
            MultiplyPanels(leftPanel, rightPanel, depth, target, scale, add || first > 0);
        }

        ArrayPool<T>.Shared.Return(leftPanel);
        ArrayPool<T>.Shared.Return(rightPanel);
    }

    /// <summary>Strips of <paramref name="width"/> rows, each stored column by column and filled up with zeros.</summary>
    private static void Pack<T>(MatrixView<T> source, T[] panel, int width)
        where T : unmanaged, INumber<T>
    {
        fixed (T* values = source.Values, packed = panel)
        {
            var strip = packed;
            for (var row = 0; row < source.Rows; row += width, strip += width * source.Columns)
            {
                var from = values + source.Offset + ((long)row * source.RowStride);
                var count = Math.Min(width, source.Rows - row);
                if (source.RowStride == 1)
                {
                    PackContiguous(from, source.ColumnStride, source.Columns, strip, count, width);
                }
                else
                {
                    PackStrided(from, source, strip, count, width);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackContiguous<T>(T* from, int step, int columns, T* strip, int count, int width)
        where T : unmanaged, INumber<T>
    {
        for (var p = 0; p < columns; p++, from += step, strip += width)
        {
            new ReadOnlySpan<T>(from, count).CopyTo(new(strip, count));
            new Span<T>(strip + count, width - count).Clear();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackStrided<T>(T* from, MatrixView<T> source, T* strip, int count, int width)
        where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < width; i++)
        {
            var to = strip + i;
            var value = from + ((long)i * source.RowStride);
            for (var p = 0; p < source.Columns; p++, to += width, value += source.ColumnStride)
            {
                *to = i < count ? *value : default;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyPanels<T>(T[] leftPanel, T[] rightPanel, int depth, MatrixView<T> target, T scale, bool add)
        where T : unmanaged, INumber<T>
    {
        var kernelColumns = 2 * Vector<T>.Count;
        var sums = stackalloc T[KernelRows * kernelColumns];
        fixed (T* left = leftPanel, right = rightPanel)
        {
            for (var column = 0; column < target.Columns; column += kernelColumns)
            {
                for (var row = 0; row < target.Rows; row += KernelRows)
                {
                    Kernel(depth, left + (row * depth), right + (column * depth), sums);
                    Store(sums, kernelColumns, target, row, column, scale, add);
                }
            }
        }
    }

    private static void Store<T>(T* sums, int width, MatrixView<T> target, int row, int column, T scale, bool add)
        where T : unmanaged, INumber<T>
    {
        var columns = Math.Min(width, target.Columns - column);
        var vectors = columns == width && target.ColumnStride == 1;
        for (var i = 0; i < Math.Min(KernelRows, target.Rows - row); i++)
        {
            if (vectors)
            {
                StoreRow(sums + (i * width), ref target[row + i, column], scale, add);
                continue;
            }

            for (var j = 0; j < columns; j++)
            {
                ref var cell = ref target[row + i, column + j];
                var value = scale * sums[(i * width) + j];
                cell = add ? cell + value : value;
            }
        }
    }

    private static void StoreRow<T>(T* sums, ref T target, T scale, bool add)
        where T : unmanaged, INumber<T>
    {
        var (first, second) = (Vector.Load(sums) * scale, Vector.Load(sums + Vector<T>.Count) * scale);
        ref var next = ref Unsafe.Add(ref target, Vector<T>.Count);
        (add ? Vector.LoadUnsafe(ref target) + first : first).StoreUnsafe(ref target);
        (add ? Vector.LoadUnsafe(ref next) + second : second).StoreUnsafe(ref next);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Kernel<T>(int depth, T* left, T* right, T* sums)
        where T : unmanaged, INumber<T>
    {
        var width = Vector<T>.Count;
        Vector<T> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default;
        Vector<T> s30 = default, s31 = default, s40 = default, s41 = default, s50 = default, s51 = default;
        for (var p = 0; p < depth; p++, left += KernelRows, right += 2 * width)
        {
            var (r0, r1) = (Vector.Load(right), Vector.Load(right + width));
            var l = new Vector<T>(left[0]);
            (s00, s01) = (Fused(l, r0, s00), Fused(l, r1, s01));
            l = new(left[1]);
            (s10, s11) = (Fused(l, r0, s10), Fused(l, r1, s11));
            l = new(left[2]);
            (s20, s21) = (Fused(l, r0, s20), Fused(l, r1, s21));
            l = new(left[3]);
            (s30, s31) = (Fused(l, r0, s30), Fused(l, r1, s31));
            l = new(left[4]);
            (s40, s41) = (Fused(l, r0, s40), Fused(l, r1, s41));
            l = new(left[5]);
            (s50, s51) = (Fused(l, r0, s50), Fused(l, r1, s51));
        }

        s00.Store(sums);
        s01.Store(sums + width);
        s10.Store(sums + (2 * width));
        s11.Store(sums + (3 * width));
        s20.Store(sums + (4 * width));
        s21.Store(sums + (5 * width));
        s30.Store(sums + (6 * width));
        s31.Store(sums + (7 * width));
        s40.Store(sums + (8 * width));
        s41.Store(sums + (9 * width));
        s50.Store(sums + (10 * width));
        s51.Store(sums + (11 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Fused<T>(Vector<T> left, Vector<T> right, Vector<T> sum)
        where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float)
            ? Vector.FusedMultiplyAdd(left.As<T, float>(), right.As<T, float>(), sum.As<T, float>()).As<float, T>()
            : Vector.FusedMultiplyAdd(left.As<T, double>(), right.As<T, double>(), sum.As<T, double>()).As<double, T>();

    private static int RoundUp(int count, int step) => (count + step - 1) / step * step;
}
