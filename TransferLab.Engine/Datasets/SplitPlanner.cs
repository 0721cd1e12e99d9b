namespace TransferLab.Engine.Datasets;

/// <summary>Decides how a data set is split, and says why.</summary>
internal sealed class SplitPlanner(Dataset dataset, SplitOptions options, int seed)
{
    private readonly int[] usable = [.. Enumerable.Range(0, dataset.Examples.Count)
        .Where(row => options.Validation is not ValidationUse.LeftOut || dataset.Examples[row].Partition is not Partition.Validation)];

    public SplitPlan Plan() => usable.Length == 0 ? throw TooSmall() : options.Mode switch
    {
        SplitMode.Given => Given() ?? throw new TransferLabException(
            $"The data set {dataset.Name} brings no test part of its own with pictures of at least two classes.",
            $"Choose a drawn test part or cross-validation."),
        SplitMode.HoldOut => HoldOut($"As chosen: {options.TestFraction:0%} of each class are kept for the test."),
        SplitMode.CrossValidation => Folds($"As chosen: cross-validation in {options.Folds} folds."),
        _ => Given() ?? Drawn(),
    };

    private SplitPlan? Given()
    {
        var train = usable.Where(row => !IsTest(row)).ToArray();
        var test = usable.Where(IsTest).ToArray();
        return ClassesOf(train) < 2 || ClassesOf(test) < 2
            ? null
            : new(SplitMode.Given, [new(train, test)], UserMessage.Of($"The data set's own test part of {test.Length} pictures is used."));
    }

    private SplitPlan Drawn()
    {
        var smallest = usable.GroupBy(row => dataset.Examples[row].ClassIndex).Min(rows => rows.Count());
        var fewest = (int)Math.Round(smallest * options.TestFraction);
        return usable.Length < options.SmallDataset
            ? Folds($"With {usable.Length} pictures one test part would say little; in {options.Folds} folds each picture is tested once.")
            : usable.Length < options.LargeDataset && fewest < options.FewTestPictures
                ? Folds($"One test part would keep only {fewest} pictures of the rarest class; in {options.Folds} folds each picture is tested once.")
                : HoldOut($"{options.TestFraction:0%} of each class are kept for the test.");
    }

    private SplitPlan HoldOut(FormattableString reason) =>
        Finished(SplitMode.HoldOut, [Splits.Stratified(UsableLabels(), options.TestFraction, seed, UsableContent())], reason);

    private SplitPlan Folds(FormattableString reason) =>
        Finished(SplitMode.CrossValidation, Splits.Folds(UsableLabels(), options.Folds, seed, UsableContent()), reason);

    private SplitPlan Finished(SplitMode mode, IReadOnlyList<Split> splits, FormattableString reason)
    {
        Split[] ofDataset = [.. splits
            .Select(split => new Split([.. split.Train.Select(row => usable[row])], [.. split.Test.Select(row => usable[row])]))
            .Where(split => split.Test.Count > 0)];
        return ofDataset.Length > 0 && ofDataset.All(split => ClassesOf(split.Train) >= 2)
            ? new(mode, ofDataset, UserMessage.Of(reason))
            : throw TooSmall();
    }

    private TransferLabException TooSmall() => new(
        $"The data set {dataset.Name} is too small to be split: at least two classes need two pictures or more.",
        $"Add pictures.");

    private bool IsTest(int row) => dataset.Examples[row].Partition is Partition.Test
        || (options.Validation is ValidationUse.Test && dataset.Examples[row].Partition is Partition.Validation);

    private int ClassesOf(IEnumerable<int> rows) => rows.Select(row => dataset.Examples[row].ClassIndex).Distinct().Take(2).Count();

    private Labels UsableLabels() => dataset.Labels.Rows(usable);

    private string[] UsableContent() => [.. usable.Select(row => dataset.Examples[row].ContentHash)];
}
