using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Web.Runs;

namespace TransferLab.Tests.Web.Runs;

public sealed class RunListingTests
{
    private static readonly RunNames Names = new(new TechniqueCatalog([new ToyLearning()]));

    private static readonly RunSummary[] Runs =
    [
        Summary(3, "Fleurs d’été", accuracy: 0.7),
        Summary(2, "signs", "Signs", accuracy: 0.9),
        Summary(1, "broken", accuracy: null, state: RunState.Failed),
        Summary(0, "Flowers", accuracy: 0.8),
    ];

    [Theory]
    [InlineData("", 4)]
    [InlineData("flowers", 3)]
    [InlineData("ETE fleurs", 1)]
    [InlineData("logistic", 4)]
    [InlineData("mobilenet signs", 1)]
    [InlineData("nothing", 0)]
    public void Of_Search_FindsWordsInNameDataModelAndTechnique(string search, int count) =>
        Assert.Equal(count, RunListing.Of(Runs, new() { Search = search }, Names).Count);

    [Fact]
    public void Of_State_ShowsOnlyThatOne() =>
        Assert.Equal("broken", Assert.Single(RunListing.Of(Runs, new() { State = RunState.Failed }, Names)).Name);

    [Theory]
    [InlineData(RunSort.Newest, false, new[] { 3, 2, 1, 0 })]
    [InlineData(RunSort.Newest, true, new[] { 0, 1, 2, 3 })]
    [InlineData(RunSort.Accuracy, false, new[] { 2, 0, 3, 1 })]
    [InlineData(RunSort.Accuracy, true, new[] { 3, 0, 2, 1 })]
    [InlineData(RunSort.Name, false, new[] { 1, 3, 0, 2 })]
    [InlineData(RunSort.Dataset, true, new[] { 2, 3, 1, 0 })]
    public void Of_Sort_OrdersThem(RunSort sort, bool reversed, int[] order) => Assert.Equal(
        order,
        RunListing.Of(Runs, new() { Sort = sort, Reversed = reversed }, Names).Select(run => run.QueuedAt.Minute));

    private static RunSummary Summary(int number, string name, string dataset = "Flowers", double? accuracy = 0.5, RunState state = RunState.Finished) => new()
    {
        Id = RunId.Parse($"20260131-120000-{number:x8}"),
        Name = name,
        State = state,
        QueuedAt = new(2026, 1, 31, 12, number, 0, TimeSpan.Zero),
        Task = Experiment.ImageClassification,
        DatasetId = dataset,
        DatasetVersion = new('0', 64),
        DatasetName = dataset,
        BackboneId = "mobilenetv2",
        Technique = ToyLearning.KindName,
        Head = "logistic-regression",
        Accuracy = accuracy is { } value ? new Estimate(value, value - 0.1, value + 0.1, IntervalMethod.Wilson) : null,
    };
}
