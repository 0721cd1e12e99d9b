using Bunit;
using MudBlazor;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Runs;

namespace TransferLab.Tests.Web.Runs;

public sealed class RunViewTests : LaboratoryContext
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public void Run_InTheMiddle_ShowsItsStepItsProgressAndThatThePageMayBeClosed()
    {
        Hold("fit");

        var view = Show(Queue.Enqueue(ToyLearning.Experiment("one")).Id);

        view.WaitForAssertion(() => Assert.Equal("Learn and choose", view.Find("h2").TextContent));
        view.WaitForAssertion(() => Assert.Contains("50 of 200", view.Find(".run-step.running").TextContent, StringComparison.Ordinal));
        Assert.Contains("Step 2 of 3", view.Find(".run-head").TextContent, StringComparison.Ordinal);
        Assert.Contains("You can close this page", view.Markup, StringComparison.Ordinal);
        Assert.Equal("Step 2 of 3: Learn and choose", view.Find("[role=status]").TextContent);
        gate.SetResult();
    }

    [Fact]
    public void Run_WhileAnotherWorks_SaysHowManyComeFirst()
    {
        Hold("features");
        Queue.Enqueue(ToyLearning.Experiment("one", seed: 1));

        var view = Show(Queue.Enqueue(ToyLearning.Experiment("two", seed: 2)).Id);

        view.WaitForAssertion(() => Assert.Equal("Waiting: one run comes first", view.Find("h2").TextContent));
        gate.SetResult();
        view.WaitForAssertion(() => Assert.Equal("Finished", view.Find("h2").TextContent));
    }

    [Fact]
    public void Run_ThatFails_ShowsProblemRemedyAndAWayOn()
    {
        Technique.Entered = (id, _, _) => id == "fit" ? throw new TransferLabException($"The disk is full.", $"Make room.") : Task.CompletedTask;
        var view = Show(Queue.Enqueue(ToyLearning.Experiment("one")).Id);
        view.WaitForAssertion(() => Assert.Equal("The run failed", view.Find("h2").TextContent));
        Assert.Equal(["The disk is full.", "Make room."], view.FindAll("[role=alert] p").Select(line => line.TextContent));
        Assert.Equal("failed", view.Find(".run-step.failed .number").TextContent);

        Technique.Entered = (_, _, _) => Task.CompletedTask;
        view.FindAll("button").Single(button => button.TextContent.Trim() == "Try again").Click();

        view.WaitForAssertion(() => Assert.Equal("Finished", view.Find("h2").TextContent));
        Assert.Equal("already computed", view.Find(".run-step.reused .number").TextContent);
    }

    [Fact]
    public void Stop_Confirmed_EndsTheRunWhichCanGoOnLater()
    {
        Hold("fit");
        var dialogs = Render<MudDialogProvider>();
        var id = Queue.Enqueue(ToyLearning.Experiment("one")).Id;
        var view = Show(id);
        view.WaitForAssertion(() => Assert.Equal("Learn and choose", view.Find("h2").TextContent));

        view.FindAll("button").First(button => button.TextContent.Trim() == "Stop").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("Stop this run?", dialogs.Markup, StringComparison.Ordinal));
        dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Stop it").Click();

        view.WaitForAssertion(() => Assert.Equal("The run was stopped", view.Find("h2").TextContent));
        Assert.Equal(RunState.Cancelled, Queue.Find(id)!.State);
        gate.SetResult();
        view.FindAll("button").Single(button => button.TextContent.Trim() == "Go on with it").Click();
        view.WaitForAssertion(() => Assert.Equal("Finished", view.Find("h2").TextContent));
    }

    [Fact]
    public void Stop_NotConfirmed_LetsTheRunGoOn()
    {
        Hold("fit");
        var dialogs = Render<MudDialogProvider>();
        var id = Queue.Enqueue(ToyLearning.Experiment("one")).Id;
        var view = Show(id);
        view.WaitForAssertion(() => Assert.Equal("Learn and choose", view.Find("h2").TextContent));

        view.FindAll("button").First(button => button.TextContent.Trim() == "Stop").Click();
        dialogs.WaitForElement("button");
        dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Let it run").Click();

        gate.SetResult();
        view.WaitForAssertion(() => Assert.Equal("Finished", view.Find("h2").TextContent));
    }

    [Fact]
    public async Task End_WhileShown_IsTold()
    {
        var ended = new TaskCompletionSource<RunState>();
        Hold("judge");
        var id = Queue.Enqueue(ToyLearning.Experiment("one")).Id;
        Render<RunView>(parameters => parameters.Add(view => view.Id, id).Add(view => view.OnEnded, run => ended.SetResult(run.State)));

        gate.SetResult();

        Assert.Equal(RunState.Finished, await ended.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void Run_InFrench_IsFrenchThroughout()
    {
        Speak("fr");
        Hold("fit");

        var view = Show(Queue.Enqueue(ToyLearning.Experiment("une")).Id);

        view.WaitForAssertion(() => Assert.Contains("Étape 2 sur 3", view.Find(".run-head").TextContent, StringComparison.Ordinal));
        Assert.Contains("Vous pouvez fermer cette page", view.Markup, StringComparison.Ordinal);
        gate.SetResult();
    }

    [Fact]
    public void Run_Deleted_SaysSo()
    {
        var view = Show(RunId.Parse("20260101-000000-00000000"));

        Assert.Contains("it was deleted", view.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<RunView> Show(RunId id) => Render<RunView>(parameters => parameters.Add(view => view.Id, id));

    private void Hold(string step) => Technique.Entered = async (id, progress, stop) =>
    {
        if (id == step)
        {
            // The queue passes on progress ten times a second.
            await Task.Delay(150, stop);
            progress?.Report(new(RunPhase.Fitting, 50, 200));
            await gate.Task.WaitAsync(stop);
        }
    };
}
