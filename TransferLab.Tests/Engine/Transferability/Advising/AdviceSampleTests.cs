using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Transferability.Advising;

namespace TransferLab.Tests.Engine.Transferability.Advising;

public sealed class AdviceSampleTests
{
    [Theory, InlineData(SplitMode.HoldOut), InlineData(SplitMode.CrossValidation)]
    public void Draw_AnySplit_NeverTouchesTheTestPartOfTheFirst(SplitMode mode)
    {
        var dataset = Toy(60, 60, 60);
        SplitOptions options = new() { Mode = mode };

        var sample = AdviceSample.Draw(dataset, options, seed: 4, most: 90);

        Assert.Empty(sample.Rows.Intersect(Splits.Plan(dataset, options, seed: 4).Splits[0].Test));
        Assert.InRange(sample.Rows.Count, 88, 92);
        Assert.Equal(mode is SplitMode.CrossValidation, sample.IsOfFirstFold);
    }

    [Fact]
    public void Draw_FewOfMany_KeepsTheSharesOfTheClasses()
    {
        var dataset = Toy(300, 100, 20);

        var sample = AdviceSample.Draw(dataset, [.. Enumerable.Range(0, 420)], testPictures: 0, seed: 1, most: 84);

        Assert.Equal([60, 20, 4], dataset.Labels.Rows(sample.Rows).CountPerClass());
        Assert.Equal(sample.Rows.Order(), sample.Rows);
    }

    [Fact]
    public void Draw_AClassWithOnePicture_IsLeftOutAndCounted()
    {
        var sample = AdviceSample.Draw(Toy(10, 10, 1), [.. Enumerable.Range(0, 21)], testPictures: 5, seed: 1);

        Assert.Equal((20, 1, 21, 5), (sample.Rows.Count, sample.Lonely, sample.TrainingPictures, sample.TestPictures));
    }

    [Fact]
    public void Draw_NoTwoClassesWithTwoPictures_IsRefusedInWords() =>
        Assert.Throws<TransferLabException>(() => AdviceSample.Draw(Toy(10, 1), [.. Enumerable.Range(0, 11)], testPictures: 5, seed: 1));

    private static Dataset Toy(params int[] counts)
    {
        var examples = counts.SelectMany((count, label) => Enumerable.Range(0, count).Select(i => new Example($"{label}/{i}", label, Partition.Unassigned, $"{label}-{i}", 1, 8, 8)));
        return new()
        {
            Id = "toy",
            Name = "Toy",
            Version = "00",
            Imported = default,
            Classes = [.. counts.Select((_, label) => $"{label}")],
            Examples = [.. examples],
            Unusable = [],
        };
    }
}
