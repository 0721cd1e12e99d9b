using System.Numerics;
using System.Runtime.InteropServices;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Numerics;

/// <summary>A window on an array that holds a dense matrix; copies nothing.</summary>
/// <param name="Values">The array behind it.</param>
/// <param name="Offset">Index of the element (0, 0).</param>
/// <param name="Rows">Rows of the window.</param>
/// <param name="Columns">Columns of the window.</param>
/// <param name="RowStride">From one row to the next.</param>
/// <param name="ColumnStride">From one column to the next.</param>
internal readonly record struct MatrixView<T>(T[] Values, int Offset, int Rows, int Columns, int RowStride, int ColumnStride)
    where T : unmanaged, INumber<T>
{
    public MatrixView(T[] values, int rows, int columns)
        : this(values, 0, rows, columns, columns, 1)
    {
    }

    public MatrixView<T> Transposed => new(Values, Offset, Columns, Rows, ColumnStride, RowStride);

    public ref T this[int row, int column] => ref Values[Offset + (row * RowStride) + (column * ColumnStride)];

    public static MatrixView<T> Allocate(int rows, int columns) => new(new T[checked((long)rows * columns)], rows, columns);

    public MatrixView<T> Block(int row, int column, int rows, int columns) =>
        this with { Offset = Offset + (row * RowStride) + (column * ColumnStride), Rows = rows, Columns = columns };

    /// <summary>One row of a matrix whose rows are contiguous.</summary>
    public Span<T> Row(int row) => Values.AsSpan(Offset + (row * RowStride), Columns);
}

/// <summary>Windows on matrices of other folders.</summary>
internal static class MatrixViews
{
    public static MatrixView<float> View(this FeatureMatrix matrix) =>
        MemoryMarshal.TryGetArray(matrix.Memory, out var values)
            ? new(values.Array!, values.Offset, matrix.Rows, matrix.Columns, matrix.Columns, 1)
            : throw new InvalidOperationException("The features do not lie in an array.");
}
