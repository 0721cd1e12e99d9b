using Bunit;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Results;

namespace TransferLab.Tests.Web.Results;

public sealed class TrainingSectionTests : LaboratoryContext
{
    [Fact]
    public void Training_StoppedEarly_SaysWhichEpochWasKeptAndWhetherItWasWorthIt()
    {
        var view = Show(ToyTraining.Report());

        Assert.Contains("Epoch 6 was the best. After 8 of 10 epochs", view.Find("#training").TextContent, StringComparison.Ordinal);
        Assert.Contains("216,000 of 218,000 numbers were changed.", view.Find("#training").TextContent, StringComparison.Ordinal);
        Assert.Contains("Pictures were mirrored.", view.Find("#training").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tuning was worth it.", view.Find("#training").TextContent, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("#training select"));
    }

    [Fact]
    public void Training_OfFolds_ShowsTheOneThatIsChosen()
    {
        var view = Show(ToyTraining.Report(splits: 2));

        view.Find("#training select").Change("1");

        view.WaitForAssertion(() => Assert.Contains("Epoch 3 of 3 was the best on the pictures kept back", view.Find("#training").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Training_OnAllPictures_SaysThatNoneWasKeptBack()
    {
        var report = ToyTraining.Report();

        var view = Show(report with { Splits = [report.Splits[0] with { ValidationRows = [] }] });

        Assert.Contains("No picture was kept back", view.Find("#training").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("The star is the epoch", view.Find("#training").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Slider_Moved_ReadsTheMeasuredPlace()
    {
        var view = Show(ToyTraining.Report());
        Assert.Equal("79.0\u00a0%", view.Find(".interpolation-value").TextContent);
        Assert.Contains("This place was kept.", view.Find("output").TextContent, StringComparison.Ordinal);

        view.Find("#alpha").Input("0");

        view.WaitForAssertion(() => Assert.Equal("74.0\u00a0%", view.Find(".interpolation-value").TextContent));
        Assert.Contains("between 69.0\u00a0% and 79.0\u00a0%.", view.Find("output").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("was kept", view.Find("output").TextContent, StringComparison.Ordinal);
        Assert.Equal("0\u00a0%", view.Find("#alpha").GetAttribute("aria-valuetext"));
    }

    [Fact]
    public void Model_WhoseFileIsGone_SaysHowToGetItBack()
    {
        var view = Show(ToyTraining.Report());

        Assert.Contains("Run the experiment again", view.Find("#model .notice").TextContent, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("#model a"));
    }

    [Fact]
    public void Result_WithoutTraining_HasNoneOfThis()
    {
        var view = Show(null);

        Assert.Empty(view.FindAll("#training, #interpolation, #model"));
    }

    private IRenderedComponent<ResultView> Show(TrainingReport? training)
    {
        var id = Record(1, "Flowers", result: ToyLearning.Result() with { Training = training });
        var view = Render<ResultView>(parameters => parameters.Add(view => view.Id, id));
        view.WaitForElement("#result-headline");
        return view;
    }
}
