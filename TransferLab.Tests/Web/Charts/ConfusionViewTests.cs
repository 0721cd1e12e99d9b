using TransferLab.Engine.Evaluation;
using TransferLab.Web.Components.Charts;

namespace TransferLab.Tests.Web.Charts;

public sealed class ConfusionViewTests
{
    [Fact]
    public void MostConfused_AThousandClasses_HoldsTheMostFrequentConfusions()
    {
        var view = new ConfusionView(ToyEvaluation.Of(1000).Confusion);

        var shown = view.MostConfused(12);

        Assert.Equal(12, shown.Count);
        Assert.All(view.Confusions.Take(6), cell => Assert.Subset(shown.ToHashSet(), new HashSet<int> { cell.Actual, cell.Predicted }));
    }

    [Fact]
    public void MostConfused_FewerClassesThanAsked_AreAllOfThem() =>
        Assert.Equal([0, 1, 2, 3, 4], new ConfusionView(ToyEvaluation.Of(5).Confusion).MostConfused(12));

    [Fact]
    public void MostConfused_NothingConfused_AreTheFirstClasses()
    {
        var perfect = new ConfusionMatrix(30, [.. Enumerable.Range(0, 30).Select(index => new ConfusionCell(index, index, [index]))]);

        Assert.Equal([0, 1, 2], new ConfusionView(perfect).MostConfused(3));
    }

    [Fact]
    public void Share_OfACell_IsOfItsRow()
    {
        var view = new ConfusionView(new(2, [new(0, 0, [1, 2, 3]), new(0, 1, [4]), new(1, 1, [5])]));

        Assert.Equal(0.25, view.Share(view.Cell(0, 1)!));
        Assert.Equal(4, view.Examples(0));
        Assert.Null(view.Cell(1, 0));
    }
}
