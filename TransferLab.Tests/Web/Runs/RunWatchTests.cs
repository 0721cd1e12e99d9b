using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Runs;

namespace TransferLab.Tests.Web.Runs;

public sealed class RunWatchTests : LaboratoryContext
{
    private readonly HandTime time = new();

    [Fact]
    public async Task Changes_ManyInAMoment_AreToldOnceAndTheLastIsKnown()
    {
        var told = 0;
        var id = Queue.Enqueue(ToyLearning.Experiment("one")).Id;
        using var watch = new RunWatch(Queue, id, time, () => told++);
        await Queue.WaitAsync(id);
        // Whoever waits may hear of the end before those who watch.
        Assert.True(SpinWait.SpinUntil(() => watch.Run is { HasEnded: true }, TimeSpan.FromSeconds(20)));

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, told);
        Assert.Equal(RunState.Finished, watch.Run!.State);
    }

    [Fact]
    public async Task Changes_AfterDisposal_AreNotTold()
    {
        var told = 0;
        var id = Queue.Enqueue(ToyLearning.Experiment("one")).Id;
        new RunWatch(Queue, id, time, () => told++).Dispose();

        await Queue.WaitAsync(id);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, told);
    }

    [Fact]
    public void Run_Unknown_IsNull()
    {
        using var watch = new RunWatch(Queue, RunId.Parse("20260101-000000-00000000"), time, () => { });

        Assert.Null(watch.Run);
        Assert.Equal(0, watch.RunsBefore);
    }
}
