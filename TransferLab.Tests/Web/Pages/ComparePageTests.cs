using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Pages;

namespace TransferLab.Tests.Web.Pages;

public sealed class ComparePageTests : LaboratoryContext
{
    [Fact]
    public void Compare_AnotherHead_MarksWhatDiffersAndNothingElse()
    {
        var page = Compare(
            Record(1, "One"),
            Record(2, "Other", run => run with { Experiment = run.Experiment with { Seed = 1, Technique = new() { Kind = ToyLearning.KindName, Head = "ridge" } } }));

        Assert.Equal("Head", Assert.Single(page.FindAll("tr.differs")).FirstElementChild!.FirstChild!.TextContent.Trim());
        Assert.Contains("are equally good", page.Find(".sentences").TextContent, StringComparison.Ordinal);
        Assert.Equal(["What", "One", "Other"], page.FindAll(".compare thead th").Select(head => head.TextContent));
    }

    [Fact]
    public void Compare_SamePicturesSmallDifference_SaysThatItMayBeChance()
    {
        var page = Compare(Record(1, "One", result: ToyLearning.Result(seed: 3)), Record(2, "Other", result: ToyLearning.Result(seed: 4)));

        Assert.Contains("it may be chance", page.Find(".sentences").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_SamePicturesOneAlwaysAtLeastAsGood_IsBetterThoughTheIntervalsOverlap()
    {
        var (worse, better) = (ToyLearning.Result(), ToyLearning.Improved(ToyLearning.Result(), by: 12));
        Assert.True(worse.Evaluation.Accuracy.Overlaps(better.Evaluation.Accuracy));

        var page = Compare(Record(1, "Worse", result: worse), Record(2, "Better", result: better));

        Assert.StartsWith("“Better” is better than “Worse”: on the same pictures it got 6.0 percentage points more right", page.Find(".sentences li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_TwoOfOneName_AreToldApartByTheirTime()
    {
        var page = Compare(Record(1, "One"), Record(2, "One", result: ToyLearning.Result(seed: 4)));

        Assert.Equal(2, page.FindAll(".compare thead a").Select(link => link.TextContent).Distinct().Count());
    }

    [Fact]
    public void Compare_DifferentPictures_WarnsOfIt()
    {
        var page = Compare(
            Record(1, "One"),
            Record(2, "Other", run => run with { Experiment = run.Experiment with { Dataset = new() { Id = "signs", Version = new('1', 64) } } }));

        Assert.Contains("Not all of them were tested on the same pictures", page.Find(".sentences").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_MoreThanAreShown_SaysSo()
    {
        var page = Compare([.. Enumerable.Range(1, 9).Select(number => Record(number, $"Number {number}"))]);

        Assert.Contains("The first 8 of 9", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal(8, page.FindAll(".compare thead a").Count);
    }

    [Fact]
    public void Compare_OneOnly_LeadsBackToTheList()
    {
        var page = Compare(Record(1, "One"));

        Assert.Contains("choose at least two", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<ComparePage> Compare(params RunId[] runs)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(ComparePage.AddressOf(runs));
        var page = Render<ComparePage>();
        page.WaitForState(() => !page.Markup.Contains("Opening the experiments", StringComparison.Ordinal));
        return page;
    }
}
