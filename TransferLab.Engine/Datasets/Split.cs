namespace TransferLab.Engine.Datasets;

/// <summary>Which rows are learned from and which are kept for the one final evaluation.</summary>
public sealed record Split
{
    public Split(IReadOnlyList<int> train, IReadOnlyList<int> test)
    {
        if (train.Intersect(test).Count() is > 0 and var shared)
        {
            throw new TransferLabException(
                $"{shared} examples are in both the training and the test set.",
                $"Remove the duplicates, then draw the split again.");
        }

        (Train, Test) = (train, test);
    }

    public IReadOnlyList<int> Train { get; }

    public IReadOnlyList<int> Test { get; }
}
