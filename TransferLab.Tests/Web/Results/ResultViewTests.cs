using Bunit;
using MudBlazor;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Results;

namespace TransferLab.Tests.Web.Results;

public sealed class ResultViewTests : LaboratoryContext
{
    [Fact]
    public void Result_Opened_SaysTheAnswerBeforeTheNumbers()
    {
        var view = Show(Record(1, "Flowers"));

        Assert.Equal("78.0\u00a0% of new pictures right, between 71.8 and 83.2\u00a0%", view.Find("#result-headline").TextContent);
        Assert.StartsWith("Over-fitting", view.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.Contains("surely less, by 38.0 percentage points (31.0 to 45.0)", view.Find("#baselines").TextContent, StringComparison.Ordinal);
        Assert.Contains("21.5 points", view.Find("#diagnosis").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_InFrench_HasDecimalCommasAndFrenchWords()
    {
        Speak("fr");

        var view = Show(Record(1, "Fleurs"));

        Assert.Equal("78,0\u202f% de nouvelles images justes, entre 71,8 et 83,2\u202f%", view.Find("#result-headline").TextContent);
        Assert.Contains("Surapprentissage", view.Find(".verdict").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_OfATunedNetwork_ShowsTheLearningCurveOfThePlainHeadAndSaysSo()
    {
        var training = ToyTraining.Report();
        var tuned = ToyLearning.Result() with { LearningCurve = null, Training = training with { PlainHead = training.PlainHead! with { LearningCurve = ToyEvaluation.Curve() } } };

        Assert.Contains("plain head", Show(Record(1, "Flowers", result: tuned)).Find("#labels p.muted").TextContent, StringComparison.Ordinal);
        Assert.Empty(Show(Record(2, "Flowers", result: tuned with { Training = training })).FindAll("#labels"));
        Assert.DoesNotContain("plain head", Show(Record(3, "Flowers")).Find("#labels").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_DataSetGone_KeepsItsNumbersAndSaysWhatHappened()
    {
        var view = Show(Record(1, "Flowers"));

        Assert.Contains("the data set Flowers was deleted", view.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(view.FindAll(".picture-missing"));
    }

    [Fact]
    public void ConfusionCell_Chosen_OpensThePicturesBehindIt()
    {
        var view = Show(Record(1, "Flowers"));
        var dialogs = Render<MudDialogProvider>();

        view.Find("td.wrong button").Click();

        dialogs.WaitForAssertion(() => Assert.Contains("daisy, taken for dandelion", dialogs.Markup, StringComparison.Ordinal));
        dialogs.WaitForAssertion(() => Assert.Contains("dandelion · 70\u00a0%", dialogs.Find(".picture-tile").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Measures_Each_HasItsIntervalAndAMeaning()
    {
        var view = Show(Record(1, "Flowers"));

        Assert.Equal(
            ["Accuracy", "Balanced accuracy", "Macro F1", "Log-loss", "Calibration error", "Calibration error, calibrated", "Log-loss, calibrated"],
            view.FindAll(".measure-name").Select(name => name.TextContent));
        Assert.All(view.FindAll(".measure p"), meaning => Assert.NotEmpty(meaning.TextContent));
        Assert.All(view.FindAll(".measure summary .muted"), interval => Assert.Contains(" to ", interval.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Result_AThousandClasses_IsShownInPart()
    {
        var view = Show(Record(1, "Many", result: ToyLearning.Result(classes: 1000)));

        Assert.Equal(144, view.FindAll("#confusions tbody td").Count);
        Assert.Contains("12 of 1000 classes", view.Find("#classes").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.05, 0.15, "surely less, by 10.0 percentage points (5.0 to 15.0)")]
    [InlineData(-0.05, 0.25, "the difference may be chance")]
    [InlineData(-0.3, -0.1, "Transfer does not pay here")]
    public void Baseline_ByItsInterval_IsSaidToBeWorseOrNot(double low, double high, string words)
    {
        var result = ToyLearning.Result();
        var baseline = new Baseline(BaselineKind.Pixels, ToyEvaluation.Wilson(80, 200), ToyEvaluation.Around(0.4, 0.1), new((low + high) / 2, low, high, IntervalMethod.Bootstrap));

        var view = Show(Record(1, "Flowers", result: result with { Baselines = [baseline] }));

        Assert.Contains(words, view.Find("#baselines li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Downloads_AreOffered()
    {
        var id = Record(1, "Flowers");

        var view = Show(id);

        Assert.Equal(
            [$"/api/runs/{id}/experiment.json", $"/api/runs/{id}/predictions.csv", $"/api/runs/{id}/result.json"],
            view.FindAll("#making a").Select(link => link.GetAttribute("href")));
    }

    private IRenderedComponent<ResultView> Show(RunId id)
    {
        var view = Render<ResultView>(parameters => parameters.Add(view => view.Id, id));
        view.WaitForElement("#result-headline");
        return view;
    }
}
