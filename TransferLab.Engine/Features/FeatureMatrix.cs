namespace TransferLab.Engine.Features;

/// <summary>A dense row-major matrix of 32-bit numbers: one row per example, one column per feature.</summary>
public sealed class FeatureMatrix
{
    private readonly float[] values;

    /// <param name="values">Shape (rows·columns), row by row; kept, not copied.</param>
    /// <param name="rows">Examples.</param>
    /// <param name="columns">Features.</param>
    public FeatureMatrix(float[] values, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (values.LongLength != (long)rows * columns)
        {
            throw new ArgumentException($"{values.LongLength} values do not fill {rows} rows of {columns}.", nameof(values));
        }

        this.values = values;
        (Rows, Columns) = (rows, columns);
    }

    public int Rows { get; }

    public int Columns { get; }

    public ReadOnlySpan<float> Values => values;

    public ReadOnlyMemory<float> Memory => values;

    public float this[int row, int column] => values[(row * Columns) + column];

    public static FeatureMatrix Allocate(int rows, int columns) => new(new float[checked((long)rows * columns)], rows, columns);

    public ReadOnlySpan<float> Row(int row) => values.AsSpan(row * Columns, Columns);

    /// <summary>The writable memory of <paramref name="count"/> rows; for whoever fills the matrix.</summary>
    public Memory<float> RowBlock(int first, int count) => values.AsMemory(first * Columns, count * Columns);

    /// <summary>A copy of the named rows, in that order.</summary>
    public FeatureMatrix SelectRows(IReadOnlyList<int> rows)
    {
        var selected = Allocate(rows.Count, Columns);
        for (var i = 0; i < rows.Count; i++)
        {
            Row(rows[i]).CopyTo(selected.RowBlock(i, 1).Span);
        }

        return selected;
    }
}
