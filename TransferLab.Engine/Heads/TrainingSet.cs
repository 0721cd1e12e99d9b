using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>Checked training examples in an order that depends on their content alone, without the classes that have none.</summary>
/// <remarks>The order makes every head blind to the order of the rows it is given, random folds included.</remarks>
internal sealed class TrainingSet
{
    private TrainingSet(FeatureMatrix features, Labels labels, int[] order, string[] contentKeys)
    {
        ContentKeys = contentKeys;
        var counts = labels.CountPerClass();
        Features = features;
        ClassCount = labels.ClassCount;
        Present = [.. Enumerable.Range(0, labels.ClassCount).Where(c => counts[c] > 0)];
        Order = order;
        var compact = new int[labels.ClassCount];
        for (var i = 0; i < Present.Count; i++)
        {
            compact[Present[i]] = i;
        }

        Labels = new([.. order.Select(row => compact[labels[row]])], Present.Count);
    }

    /// <summary>As they were given; example i of this set is row <c>Order[i]</c>.</summary>
    public FeatureMatrix Features { get; }

    public IReadOnlyList<int> Order { get; }

    /// <summary>Shape (n); equal where the features are.</summary>
    public IReadOnlyList<string> ContentKeys { get; }

    /// <summary>Shape (n), indices into <see cref="Present"/>.</summary>
    public Labels Labels { get; }

    /// <summary>The classes that have an example, ascending.</summary>
    public IReadOnlyList<int> Present { get; }

    /// <summary>Classes in all, also those without an example.</summary>
    public int ClassCount { get; }

    public int Count => Order.Count;

    public int Width => Features.Columns;

    public ReadOnlySpan<float> Row(int i) => Features.Row(Order[i]);

    /// <summary>Probabilities of kept-out examples, in the order and with the classes that the caller of a fit knows.</summary>
    /// <param name="order">Indices into this set; those of the kept-out examples come first.</param>
    /// <param name="probabilities">Shape (kept out, present classes).</param>
    public HeldOutProbabilities HeldOut(IReadOnlyList<int> order, FeatureMatrix probabilities)
    {
        int[] rows = [.. order.Take(probabilities.Rows).Select(i => Order[i])];
        int[] sorted = [.. Enumerable.Range(0, rows.Length).OrderBy(i => rows[i])];
        var result = FeatureMatrix.Allocate(rows.Length, ClassCount);
        for (var i = 0; i < sorted.Length; i++)
        {
            PresentClasses.Spread(probabilities.Row(sorted[i]), Present, result.RowBlock(i, 1).Span, ClassCount);
        }

        return new([.. sorted.Select(i => rows[i])], result);
    }

    /// <exception cref="TransferLabException">There is one class only, or a feature is not a finite number.</exception>
    public static TrainingSet Prepare(FeatureMatrix features, Labels labels)
    {
        if (features.Rows != labels.Count)
        {
            throw new ArgumentException($"{labels.Count} labels for {features.Rows} rows.", nameof(labels));
        }

        FiniteFeatures.Require(features);
        if (labels.Values.Distinct().Take(2).Count() < 2)
        {
            throw new TransferLabException(
                $"The {labels.Count} training examples belong to fewer than two classes, so there is nothing to tell apart.",
                $"Add labelled examples of at least one more class.");
        }

        var keys = new (string Content, int Label)[features.Rows];
        Parallel.For(0, features.Rows, row => keys[row] = (ContentKey(features.Row(row)), labels[row]));
        int[] order = [.. Enumerable.Range(0, keys.Length).OrderBy(row => keys[row].Content, StringComparer.Ordinal).ThenBy(row => keys[row].Label)];
        return new(features, labels, order, [.. order.Select(row => keys[row].Content)]);
    }

    private static string ContentKey(ReadOnlySpan<float> row) =>
        Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(row)).AsSpan(0, 16));
}
