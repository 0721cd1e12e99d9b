namespace TransferLab.Engine.Datasets;

/// <summary>One class index per example.</summary>
public sealed record Labels
{
    /// <param name="values">Shape (n), each in [0, classCount).</param>
    /// <param name="classCount">Number of classes, also those without an example here.</param>
    public Labels(IReadOnlyList<int> values, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classCount);
        foreach (var value in values)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(values));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, classCount, nameof(values));
        }

        (Values, ClassCount) = (values, classCount);
    }

    public IReadOnlyList<int> Values { get; }

    public int ClassCount { get; }

    public int Count => Values.Count;

    public int this[int row] => Values[row];

    /// <summary>Examples per class, shape (ClassCount).</summary>
    public int[] CountPerClass()
    {
        var counts = new int[ClassCount];
        foreach (var value in Values)
        {
            counts[value]++;
        }

        return counts;
    }

    /// <summary>The labels of the named rows, in that order.</summary>
    public Labels Rows(IReadOnlyList<int> rows) => new([.. rows.Select(row => Values[row])], ClassCount);
}
