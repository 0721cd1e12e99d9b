using TransferLab.Engine.Datasets;

namespace TransferLab.Engine.Heads;

/// <summary>Folds of the training part, for choices that must not touch the test set.</summary>
/// <remarks>Examples are rearranged so that each fold is one range of rows; those that are never kept out come last.</remarks>
internal sealed class InnerFolds
{
    public InnerFolds(TrainingSet examples, int folds, int seed)
    {
        var largestClass = examples.Labels.CountPerClass().Max();
        var splits = largestClass < 2 ? [] : Splits.Folds(examples.Labels, Math.Min(folds, largestClass), seed, examples.ContentKeys);
        var tested = splits.Select(split => split.Test).Where(test => test.Count > 0).ToArray();
        var never = Enumerable.Range(0, examples.Count).Except(tested.SelectMany(test => test));
        Order = [.. tested.SelectMany(test => test), .. never];
        var ranges = new List<Range>();
        var first = 0;
        foreach (var test in tested)
        {
            ranges.Add(first..(first + test.Count));
            first += test.Count;
        }

        (Ranges, HeldOutCount) = (ranges, first);
    }

    /// <summary>Indices into the training set.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>One per fold, of positions in <see cref="Order"/>; none where every class has a single example.</summary>
    public IReadOnlyList<Range> Ranges { get; }

    /// <summary>The first so many positions are kept out once.</summary>
    public int HeldOutCount { get; }
}
