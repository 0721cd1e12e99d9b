using System.Collections.Concurrent;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Tests.Support;
using TransferLab.Victim;

namespace TransferLab.Tests.Engine.Experiments;

public sealed class RunQueueTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Enqueue_ThreeSteps_FinishesWithResultAndPredictions()
    {
        await using var laboratory = await new Laboratory(folder.Path).StartAsync();

        var run = await laboratory.RunAsync(ToyExperiment.Create("one", seed: 3));

        Assert.Equal(RunState.Finished, run.State);
        Assert.Equal(["draw", "sum", "end"], run.Steps.Select(step => step.Id));
        Assert.All(run.Steps, step => Assert.Equal(StepState.Finished, step.State));
        var result = laboratory.Journal.FindResult(run.Id)!;
        Assert.Equal(3, result.Timings.Count);
        Assert.Contains("Microsoft.ML.OnnxRuntime", result.Versions.Keys);
        Assert.Equal(Environment.ProcessorCount, result.Machine!.Cores);
        Assert.Equal(40, laboratory.Journal.ReadPredictions(run.Id)!.Count);
    }

    [Fact]
    public async Task Enqueue_WhileOneRuns_WaitsForItsTurnInOrder()
    {
        var gate = new TaskCompletionSource();
        await using var laboratory = await new Laboratory(folder.Path, new() { Entered = (_, _, _) => gate.Task }).StartAsync();
        var started = new ConcurrentQueue<string>();
        laboratory.Queue.Changed += run =>
        {
            if (run.State == RunState.Finished)
            {
                started.Enqueue(run.Experiment.Name);
            }
        };

        RunId[] ids = [.. "abc".Select(name => laboratory.Queue.Enqueue(ToyExperiment.Create(name.ToString(), seed: name)).Id)];
        await UntilAsync(() => laboratory.Queue.Active[0].State == RunState.Running);

        Assert.Equal(["a", "b", "c"], laboratory.Queue.Active.Select(run => run.Experiment.Name));
        Assert.Equal([RunState.Running, RunState.Queued, RunState.Queued], laboratory.Queue.Active.Select(run => run.State));
        gate.SetResult();
        foreach (var id in ids)
        {
            await laboratory.Queue.WaitAsync(id);
        }

        Assert.Equal(["a", "b", "c"], started);
        Assert.Empty(laboratory.Queue.Active);
    }

    [Fact]
    public async Task Cancel_WaitingRun_NeverStarts()
    {
        var gate = new TaskCompletionSource();
        await using var laboratory = await new Laboratory(folder.Path, new() { Entered = (_, _, _) => gate.Task }).StartAsync();
        var first = laboratory.Queue.Enqueue(ToyExperiment.Create("first"));
        var second = laboratory.Queue.Enqueue(ToyExperiment.Create("second"));

        laboratory.Queue.Cancel(second.Id);
        var cancelled = await laboratory.Queue.WaitAsync(second.Id);
        gate.SetResult();
        await laboratory.Queue.WaitAsync(first.Id);

        Assert.Equal(RunState.Cancelled, cancelled.State);
        Assert.Null(cancelled.StartedAt);
        Assert.Null(laboratory.Journal.FindResult(second.Id));
    }

    [Fact]
    public async Task Cancel_InTheMiddleOfAStep_KeepsFinishedStepsForContinue()
    {
        var entered = new ConcurrentQueue<string>();
        var reached = new TaskCompletionSource();
        var technique = new ToyTechnique();
        technique.Entered = async (step, _, cancellationToken) =>
        {
            entered.Enqueue(step);
            if (step == "sum")
            {
                reached.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        };
        await using var laboratory = await new Laboratory(folder.Path, technique).StartAsync();
        var run = laboratory.Queue.Enqueue(ToyExperiment.Create("stop me"));
        await reached.Task;

        laboratory.Queue.Cancel(run.Id);
        var cancelled = await laboratory.Queue.WaitAsync(run.Id);
        technique.Entered = (step, _, _) =>
        {
            entered.Enqueue(step);
            return Task.CompletedTask;
        };
        laboratory.Queue.Continue(run.Id);
        var finished = await laboratory.Queue.WaitAsync(run.Id);

        Assert.Equal(RunState.Cancelled, cancelled.State);
        Assert.False(cancelled.IsStopping);
        Assert.Equal(RunState.Finished, finished.State);
        Assert.Equal(["draw", "sum", "sum", "end"], entered);
        Assert.Equal(StepState.Reused, finished.Steps[0].State);
    }

    [Fact]
    public async Task Step_ThrowsForTheUser_FailsWithProblemRemedyAndStep()
    {
        var technique = new ToyTechnique
        {
            Entered = (step, _, _) => step == "sum" ? throw new TransferLabException($"The moon is full.", $"Wait.") : Task.CompletedTask,
        };
        await using var laboratory = await new Laboratory(folder.Path, technique).StartAsync();

        var run = await laboratory.RunAsync(ToyExperiment.Create("fails"));
        var other = await laboratory.RunAsync(ToyExperiment.Create("fails too", seed: 1));

        Assert.Equal(RunState.Failed, run.State);
        Assert.Equal("The moon is full.", run.Failure!.Problem.ToString());
        Assert.Equal("Wait.", run.Failure.Remedy.ToString());
        Assert.Equal("sum", run.Failure.Step);
        Assert.Null(run.Failure.Technical);
        Assert.Equal([StepState.Finished, StepState.Failed, StepState.Waiting], run.Steps.Select(step => step.State));
        Assert.Equal(RunState.Failed, other.State);
    }

    [Fact]
    public async Task Step_ThrowsSomethingUnexpected_FailsWithTechnicalDetails()
    {
        var technique = new ToyTechnique { Entered = (_, _, _) => throw new InvalidOperationException("a bug") };
        await using var laboratory = await new Laboratory(folder.Path, technique).StartAsync();

        var run = await laboratory.RunAsync(ToyExperiment.Create("fails"));

        Assert.Contains("a bug", run.Failure!.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(InvalidOperationException), run.Failure.Technical, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RunnerItselfThrows_FailsAndTheNextOneRuns()
    {
        var clock = new BrokenClock();
        await using var laboratory = await new Laboratory(folder.Path, time: clock).StartAsync();

        clock.IsBroken = true;
        var failed = await laboratory.RunAsync(ToyExperiment.Create("fails"));
        clock.IsBroken = false;
        var next = await laboratory.RunAsync(ToyExperiment.Create("next"));

        Assert.Equal(RunState.Failed, failed.State);
        Assert.Contains("no time", failed.Failure!.Problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(RunState.Finished, next.State);
    }

    [Fact]
    public async Task Changed_ListenerThrows_RunGoesOn()
    {
        await using var laboratory = await new Laboratory(folder.Path).StartAsync();
        laboratory.Queue.Changed += _ => throw new InvalidOperationException("a page that is gone");

        var run = await laboratory.RunAsync(ToyExperiment.Create("goes on"));

        Assert.Equal(RunState.Finished, run.State);
    }

    [Fact]
    public async Task Delete_RunningRun_IsRefusedUntilItEnded()
    {
        var gate = new TaskCompletionSource();
        await using var laboratory = await new Laboratory(folder.Path, new() { Entered = (_, _, _) => gate.Task }).StartAsync();
        var run = laboratory.Queue.Enqueue(ToyExperiment.Create("busy"));

        var refused = Assert.Throws<TransferLabException>(() => laboratory.Queue.Delete(run.Id));
        gate.SetResult();
        await laboratory.Queue.WaitAsync(run.Id);
        laboratory.Queue.Delete(run.Id);

        Assert.Contains("has not ended", refused.Message, StringComparison.Ordinal);
        Assert.Null(laboratory.Queue.Find(run.Id));
        Assert.Empty(laboratory.Journal.List());
    }

    [Fact]
    public async Task Stop_OfTheApp_RunGoesOnAtTheNextStart()
    {
        var reached = new TaskCompletionSource();
        var technique = new ToyTechnique();
        technique.Entered = async (step, _, cancellationToken) =>
        {
            if (step == "sum")
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        };
        RunId id, waiting;
        await using (var laboratory = await new Laboratory(folder.Path, technique).StartAsync())
        {
            id = laboratory.Queue.Enqueue(ToyExperiment.Create("long")).Id;
            waiting = laboratory.Queue.Enqueue(ToyExperiment.Create("waiting", seed: 1)).Id;
            await reached.Task;
        }

        await using var next = await new Laboratory(folder.Path).StartAsync();
        await UntilAsync(() => next.Queue.Find(id)!.HasEnded && next.Queue.Find(waiting)!.HasEnded);

        var run = next.Queue.Find(id)!;
        Assert.Equal(RunState.Finished, run.State);
        Assert.Equal(1, run.Attempts);
        Assert.Equal(StepState.Reused, run.Steps[0].State);
        Assert.Equal(RunState.Finished, next.Queue.Find(waiting)!.State);
    }

    [Fact]
    public async Task Start_RunDuringWhichTheAppEndedThreeTimes_IsNotStartedAgain()
    {
        RunId id;
        await using (var laboratory = new Laboratory(folder.Path))
        {
            var run = laboratory.Queue.Enqueue(ToyExperiment.Create("deadly"));
            id = run.Id;
            laboratory.Journal.Save(run with { State = RunState.Running, Attempts = 3 });
        }

        await using var next = await new Laboratory(folder.Path).StartAsync();
        await UntilAsync(() => next.Queue.Find(id)!.HasEnded);

        Assert.Equal(RunState.Failed, next.Queue.Find(id)!.State);
        Assert.Contains("3 times", next.Queue.Find(id)!.Failure!.Problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_OfARunningStep_IsAnnouncedWithItsStep()
    {
        var reports = new ConcurrentQueue<Run>();
        await using var laboratory = await new Laboratory(folder.Path, new() { Entered = (_, _, token) => Task.Delay(150, token) }).StartAsync();
        laboratory.Queue.Changed += reports.Enqueue;

        await laboratory.RunAsync(ToyExperiment.Create("watched"));

        Assert.Equal(RunState.Queued, reports.First().State);
        Assert.Contains(reports, run => run.CurrentStep?.Id == "draw");
        Assert.Equal(RunState.Finished, reports.Last().State);
    }

    [Fact]
    public async Task TimeLeft_EveryStepMeasuredBefore_IsTheirSum()
    {
        var lefts = new ConcurrentQueue<(string? Step, TimeSpan? Left)>();
        await using var laboratory = await new Laboratory(folder.Path, new() { Entered = (_, _, token) => Task.Delay(200, token) }).StartAsync();
        await laboratory.RunAsync(ToyExperiment.Create("first", seed: 1));
        laboratory.Queue.Changed += run => lefts.Enqueue((run.CurrentStep?.Id, run.TimeLeft));

        await laboratory.RunAsync(ToyExperiment.Create("second", seed: 2));

        var atStart = lefts.First(left => left.Step == "draw").Left!.Value;
        var atEnd = lefts.First(left => left.Step == "end").Left!.Value;
        Assert.True(atStart > atEnd, $"{atStart} at the first step, {atEnd} at the last");
        Assert.True(atEnd > TimeSpan.FromMilliseconds(100), atEnd.ToString());
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 6000 && !condition(); i++)
        {
            await Task.Delay(50);
        }

        Assert.True(condition());
    }

    private sealed class BrokenClock : TimeProvider
    {
        public volatile bool IsBroken;

        public override long GetTimestamp() => IsBroken ? throw new InvalidOperationException("no time") : base.GetTimestamp();
    }
}
