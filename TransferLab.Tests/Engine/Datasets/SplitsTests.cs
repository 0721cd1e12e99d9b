using CsCheck;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;

namespace TransferLab.Tests.Engine.Datasets;

public sealed class SplitsTests
{
    private static readonly Gen<Labels> AnyLabels =
        Gen.Int[1, 6].SelectMany(classes => Gen.Int[0, classes - 1].Array[1, 80].Select(values => new Labels(values, classes)));

    [Fact]
    public void Stratified_AnyLabels_DividesAllRowsAndKeepsEachClassOnBothSides() =>
        Gen.Select(AnyLabels, Gen.Double[0.05, 0.9], Gen.Int[0, 99]).Sample((labels, fraction, seed) =>
        {
            var split = Splits.Stratified(labels, fraction, seed);

            Assert.Equal(Enumerable.Range(0, labels.Count), split.Train.Concat(split.Test).Order());
            var (train, test) = (labels.Rows(split.Train).CountPerClass(), labels.Rows(split.Test).CountPerClass());
            foreach (var (count, c) in labels.CountPerClass().Select((count, c) => (count, c)))
            {
                Assert.True(count < 2 ? test[c] == 0 : train[c] >= 1 && test[c] >= 1);
                Assert.True(count < 2 || Math.Abs(test[c] - Math.Clamp(count * fraction, 1, count - 1)) <= 0.5);
            }
        });

    [Fact]
    public void Folds_AnyLabels_TestEachRowOnceAndDifferByOneRow() =>
        Gen.Select(AnyLabels, Gen.Int[2, 6], Gen.Int[0, 99]).Sample((labels, folds, seed) =>
        {
            var splits = Splits.Folds(labels, folds, seed);

            var counts = labels.CountPerClass();
            var testable = Enumerable.Range(0, labels.Count).Where(row => counts[labels[row]] > 1);
            Assert.Equal(testable, splits.SelectMany(split => split.Test).Order());
            Assert.All(splits, split => Assert.Equal(Enumerable.Range(0, labels.Count), split.Train.Concat(split.Test).Order()));
            Assert.True(splits.Max(split => split.Test.Count) - splits.Min(split => split.Test.Count) <= 1);
            foreach (var c in Enumerable.Range(0, labels.ClassCount))
            {
                var perFold = splits.Select(split => split.Test.Count(row => labels[row] == c)).ToList();
                Assert.True(perFold.Max() - perFold.Min() <= 1);
                Assert.All(splits, split => Assert.True(counts[c] == 0 || split.Train.Any(row => labels[row] == c)));
            }
        });

    [Fact]
    public void StratifiedAndFolds_SameContent_StaysOnOneSide() =>
        Gen.Select(AnyLabels, Gen.Int[0, 99]).Sample((labels, seed) =>
        {
            var groups = labels.Values.Select((label, row) => $"{label}-{row % 7}").ToArray();
            foreach (var split in Splits.Folds(labels, 3, seed, groups).Append(Splits.Stratified(labels, 0.3, seed, groups)))
            {
                Assert.Empty(split.Train.Select(row => groups[row]).Intersect(split.Test.Select(row => groups[row])));
            }
        });

    [Fact]
    public void Stratified_SameSeed_IsTheSameSplit()
    {
        var labels = new Labels([.. Enumerable.Range(0, 100).Select(i => i % 3)], 3);

        Assert.Equal(Splits.Stratified(labels, 0.2, seed: 5).Test, Splits.Stratified(labels, 0.2, seed: 5).Test);
        Assert.NotEqual(Splits.Stratified(labels, 0.2, seed: 5).Test, Splits.Stratified(labels, 0.2, seed: 6).Test);
    }

    [Fact]
    public void TakePerClass_SmallerSet_IsPartOfTheLarger()
    {
        var labels = new Labels([.. Enumerable.Range(0, 60).Select(i => i % 3)], 3);
        int[] rows = [.. Enumerable.Range(10, 45)];

        var sets = new[] { 1, 2, 5, 100 }.Select(count => Splits.TakePerClass(labels, rows, count, seed: 3)).ToList();

        Assert.Equal([3, 6, 15, 45], sets.Select(set => set.Count));
        Assert.All(sets.Zip(sets.Skip(1)), pair => Assert.Subset(pair.Second.ToHashSet(), pair.First.ToHashSet()));
        Assert.All(sets, set => Assert.Single(labels.Rows(set).CountPerClass().Distinct()));
    }

    [Theory]
    [InlineData(200, 5, SplitMode.CrossValidation, 5)]
    [InlineData(1637, 12, SplitMode.CrossValidation, 5)]
    [InlineData(2062, 10, SplitMode.HoldOut, 1)]
    [InlineData(20_000, 900, SplitMode.HoldOut, 1)]
    public void Plan_Automatic_FollowsTheAmountOfData(int pictures, int classes, SplitMode mode, int splits)
    {
        var plan = Splits.Plan(Made(pictures, classes, _ => Partition.Unassigned), new(), seed: 1);

        Assert.Equal((mode, splits), (plan.Mode, plan.Splits.Count));
    }

    [Fact]
    public void Plan_OwnTestPart_IsUsedAndValidationIsLearnedFrom()
    {
        var dataset = Made(90, 2, row => (row / 2 % 3) switch { 0 => Partition.Train, 1 => Partition.Validation, _ => Partition.Test });

        var plan = Splits.Plan(dataset, new(), seed: 1);

        Assert.Equal(SplitMode.Given, plan.Mode);
        Assert.Equal((60, 30), (plan.Splits[0].Train.Count, plan.Splits[0].Test.Count));
        Assert.Equal(30, Splits.Plan(dataset, new() { Validation = ValidationUse.LeftOut }, seed: 1).Splits[0].Train.Count);
        Assert.Equal(60, Splits.Plan(dataset, new() { Validation = ValidationUse.Test }, seed: 1).Splits[0].Test.Count);
    }

    [Fact]
    public void Plan_ValidationLeftOut_AppearsInNoFold()
    {
        var dataset = Made(90, 2, row => row < 30 ? Partition.Validation : Partition.Train);

        var plan = Splits.Plan(dataset, new() { Validation = ValidationUse.LeftOut }, seed: 1);

        Assert.Equal(Enumerable.Range(30, 60), plan.Splits.SelectMany(split => split.Test).Order());
        Assert.All(plan.Splits, split => Assert.DoesNotContain(split.Train, row => row < 30));
    }

    [Fact]
    public void Plan_GivenAskedForButMissing_SaysSo()
    {
        var error = Assert.Throws<TransferLabException>(() => Splits.Plan(Made(90, 2, _ => Partition.Train), new() { Mode = SplitMode.Given }, seed: 1));

        Assert.Contains("no test part", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OnePicturePerClass_IsTooSmall()
    {
        Assert.Throws<TransferLabException>(() => Splits.Plan(Made(2, 2, _ => Partition.Unassigned), new(), seed: 1));
        Assert.Throws<TransferLabException>(() => Splits.Plan(Made(2, 2, _ => Partition.Unassigned), new() { Mode = SplitMode.HoldOut }, seed: 1));
    }

    [Theory]
    [InlineData(SplitMode.Automatic)]
    [InlineData(SplitMode.HoldOut)]
    [InlineData(SplitMode.CrossValidation)]
    public void Plan_NothingButValidationLeftOut_IsTooSmall(SplitMode mode)
    {
        var error = Assert.Throws<TransferLabException>(
            () => Splits.Plan(Made(90, 2, _ => Partition.Validation), new() { Mode = mode, Validation = ValidationUse.LeftOut }, seed: 1));

        Assert.Contains("too small to be split", error.Message, StringComparison.Ordinal);
    }

    private static Dataset Made(int pictures, int classes, Func<int, Partition> partition) => new()
    {
        Id = "made",
        Name = "Made",
        Version = "0",
        Imported = DateTimeOffset.UnixEpoch,
        Classes = [.. Enumerable.Range(0, classes).Select(c => $"class {c}")],
        Examples = [.. Enumerable.Range(0, pictures).Select(row => new Example($"{row}.png", row % classes, partition(row), $"{row:x64}", 1, 1, 1))],
        Unusable = [],
    };
}
