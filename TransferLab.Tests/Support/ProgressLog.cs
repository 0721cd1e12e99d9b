using TransferLab.Engine;

namespace TransferLab.Tests.Support;

/// <summary>Keeps every report, at once and in order.</summary>
public sealed class ProgressLog : IProgress<RunProgress>
{
    private readonly List<RunProgress> reports = [];

    public IReadOnlyList<RunProgress> All => reports;

    public void Report(RunProgress value)
    {
        lock (reports)
        {
            reports.Add(value);
        }
    }
}
