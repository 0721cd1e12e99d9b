using Bunit;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Components.Charts;

namespace TransferLab.Tests.Web.Charts;

public sealed class ConfusionGridTests : PageContext
{
    [Fact]
    public void Cell_Chosen_GivesItsPictures()
    {
        ConfusionCell? opened = null;
        var evaluation = ToyEvaluation.Of(5);
        var grid = Render<ConfusionGrid>(parameters => parameters
            .Add(grid => grid.Matrix, evaluation.Confusion)
            .Add(grid => grid.Names, ToyEvaluation.Flowers)
            .Add(grid => grid.OnOpen, cell => opened = cell));

        grid.Find("td.wrong button").Click();

        Assert.NotNull(opened);
        Assert.NotEqual(opened.Actual, opened.Predicted);
        Assert.Equal(evaluation.Confusion.Rows(opened.Actual, opened.Predicted), opened.Rows);
    }

    [Fact]
    public void Grid_AThousandClasses_ShowsTheMostConfusedAndSaysSo()
    {
        var grid = Render<ConfusionGrid>(parameters => parameters
            .Add(grid => grid.Matrix, ToyEvaluation.Of(1000).Confusion)
            .Add(grid => grid.Names, [.. Enumerable.Range(0, 1000).Select(index => $"class {index}")]));

        Assert.Equal(144, grid.FindAll("tbody td").Count);
        Assert.Contains("12 classes that are confused most, of 1000", grid.Markup, StringComparison.Ordinal);

        grid.Find(".chart-controls .text-button").Click();
        Assert.Equal(576, grid.FindAll("tbody td").Count);
    }

    [Fact]
    public void Cells_ForAScreenReader_SayWhatTheyCount()
    {
        var grid = Render<ConfusionGrid>(parameters => parameters
            .Add(grid => grid.Matrix, new ConfusionMatrix(2, [new(0, 0, [0, 1]), new(1, 0, [2])]))
            .Add(grid => grid.Names, ["cat", "dog"]));

        Assert.Equal(
            ["2 × cat, recognised", "1 × dog, taken for cat"],
            grid.FindAll("td button").Select(button => button.GetAttribute("aria-label")));
        Assert.Equal(2, grid.FindAll("thead th[scope=col].column-name").Count);
    }
}
