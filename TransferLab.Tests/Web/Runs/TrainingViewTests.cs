using Bunit;
using TransferLab.Engine.Training;
using TransferLab.Web.Components.Runs;

namespace TransferLab.Tests.Web.Runs;

public sealed class TrainingViewTests : PageContext
{
    [Fact]
    public void Training_InItsThirdEpoch_SaysWhereItIsAndDrawsLossAndAccuracy()
    {
        var view = Show(ToyTraining.Progress);

        Assert.Equal("Epoch 3 of 10, step 12 of 40; learning rate 0.001", view.Find("p").TextContent);
        Assert.Equal(["Loss", "Accuracy after each epoch"], view.FindAll("h3").Select(title => title.TextContent));
        view.FindAll(".numbers-toggle")[1].Click();
        Assert.Equal("After epoch 2: 77.9\u00a0% of the training pictures, 80.1\u00a0% of those kept back", view.FindAll("[role=img]")[1].GetAttribute("aria-label")!.Split(". ", 2)[1]);
    }

    [Fact]
    public void Training_OnAllPictures_SaysThatNoneIsKeptBack()
    {
        var progress = ToyTraining.Progress;

        var view = Show(progress with { History = [.. progress.History.Select(epoch => epoch with { ValidationAccuracy = null, ValidationLoss = null })] });

        Assert.Contains("none is kept back", view.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("What counts is the line", view.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TrainingStage.FrozenPart, "is computed once for each picture")]
    [InlineData(TrainingStage.Tuning, "made ready")]
    public void Training_BeforeItsFirstEpoch_SaysWhatIsDone(TrainingStage stage, string words)
    {
        var view = Show(new() { Stage = stage });

        Assert.Contains(words, view.Find("p").TextContent, StringComparison.Ordinal);
        Assert.Empty(view.FindAll(".chart"));
    }

    private IRenderedComponent<TrainingView> Show(TrainingProgress progress) =>
        Render<TrainingView>(parameters => parameters.Add(view => view.Progress, progress));
}
