namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Reports about every two-hundredth of the work; safe to call from several threads.</summary>
internal sealed class ImportProgress(IProgress<RunProgress>? progress, int total)
{
    private readonly int step = Math.Max(1, total / 200);
    private int done;

    public void OneMore(string path)
    {
        var now = Interlocked.Increment(ref done);
        if (now % step == 0 || now == total)
        {
            progress?.Report(new(RunPhase.Copying, now, total, path));
        }
    }
}
