using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using TransferLab.Engine;
using TransferLab.Web.Work;

namespace TransferLab.Tests.Web.Work;

public sealed class WorkDeskTests
{
    private readonly ApplicationLifetime lifetime = new(NullLogger<ApplicationLifetime>.Instance);

    [Fact]
    public async Task Start_WhileItRuns_DoesNotStartTwice()
    {
        var desk = Desk();
        var gate = new TaskCompletionSource();

        Assert.True(desk.Start("a", (_, _) => gate.Task));
        Assert.False(desk.Start("a", (_, _) => throw new InvalidOperationException()));
        Assert.True(desk.Start("b", (_, _) => Task.CompletedTask));

        gate.SetResult();
        Assert.Equal(WorkState.Finished, (await EndOfAsync(desk, "a")).State);
        Assert.True(desk.Start("a", (_, _) => Task.CompletedTask));
    }

    [Fact]
    public async Task Work_Fails_TellsProblemAndRemedy()
    {
        var desk = Desk();

        desk.Start("a", (_, _) => throw new TransferLabException($"No file {"x"}.", $"Choose another."));
        desk.Start("b", (_, _) => throw new InvalidOperationException("oops"));

        var known = await EndOfAsync(desk, "a");
        Assert.Equal((WorkState.Failed, "No file x.", "Choose another."), (known.State, known.Problem!.ToString(), known.Remedy!.ToString()));
        Assert.Contains("oops", (await EndOfAsync(desk, "b")).Problem!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_CancelledOrAppStopping_EndsAsCancelled()
    {
        var desk = Desk();
        desk.Start("a", (_, token) => Task.Delay(Timeout.Infinite, token));
        desk.Start("b", (_, token) => Task.Delay(Timeout.Infinite, token));

        desk.Cancel("a");
        Assert.Equal(WorkState.Cancelled, (await EndOfAsync(desk, "a")).State);
        lifetime.StopApplication();
        Assert.Equal(WorkState.Cancelled, (await EndOfAsync(desk, "b")).State);
    }

    [Fact]
    public async Task Progress_ReportedAfterTheEnd_DoesNotMakeItRunAgain()
    {
        var desk = Desk();
        IProgress<RunProgress>? late = null;
        desk.Start("a", (progress, _) =>
        {
            late = progress;
            return Task.CompletedTask;
        });
        await EndOfAsync(desk, "a");

        late!.Report(new(RunPhase.Copying, 1, 2));

        Assert.Equal(WorkState.Finished, desk.Find("a")!.State);
    }

    [Fact]
    public async Task Progress_OfManyReports_KeepsTheLastAndDoesNotFlood()
    {
        var desk = Desk();
        var told = 0;
        desk.Changed += (_, _) => Interlocked.Increment(ref told);

        desk.Start("a", (progress, _) =>
        {
            for (var i = 1; i <= 100_000; i++)
            {
                progress.Report(new(RunPhase.Reading, i, 100_000));
            }

            Assert.Equal(100_000, desk.Find("a")!.Progress!.Value.Done);
            return Task.CompletedTask;
        });

        Assert.Equal(WorkState.Finished, (await EndOfAsync(desk, "a")).State);
        Assert.InRange(told, 1, 1000);
        desk.Forget("a");
        Assert.Null(desk.Find("a"));
    }

    [Fact]
    public async Task End_ForgottenByTheFirstWhoHears_IsToldToTheSecond()
    {
        var desk = Desk();
        var told = new TaskCompletionSource<WorkStatus>();
        desk.Changed += (key, status) =>
        {
            if (status?.State is WorkState.Finished)
            {
                desk.Forget(key);
            }
        };
        desk.Changed += (_, status) =>
        {
            if (status?.State is WorkState.Finished)
            {
                told.TrySetResult(status);
            }
        };

        desk.Start("a", (_, _) => Task.CompletedTask);

        Assert.Equal(WorkState.Finished, (await told.Task.WaitAsync(TestContext.Current.CancellationToken)).State);
        Assert.Null(desk.Find("a"));
    }

    private static async Task<WorkStatus> EndOfAsync(WorkDesk desk, string key)
    {
        while (desk.Find(key) is { State: WorkState.Running })
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        return desk.Find(key)!;
    }

    private WorkDesk Desk() => new(lifetime, TimeProvider.System, NullLogger<WorkDesk>.Instance);
}
