using System.Diagnostics;

namespace TransferLab.Benchmarks;

/// <summary>Several pieces of work in turn, round after round, so that what else the machine does hits all of them alike.</summary>
internal sealed class Measurement(int rounds)
{
    private readonly List<(string Name, Func<Task> Work, List<double> Wall, List<double> Processor)> entries = [];

    public void Add(string name, Func<Task> work) => entries.Add((name, work, [], []));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var round = -1; round < rounds; round++)
        {
            foreach (var (_, work, wall, processor) in entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                GC.Collect();
                var (clock, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
                await work();
                // The first round warms up.
                if (round >= 0)
                {
                    wall.Add(clock.Elapsed.TotalSeconds);
                    processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
                }
            }
        }
    }

    /// <summary>Median seconds on the clock.</summary>
    public double Wall(string name) => Median(entries.Find(entry => entry.Name == name).Wall);

    /// <summary>Median seconds of processor time, all cores together.</summary>
    public double Processor(string name) => Median(entries.Find(entry => entry.Name == name).Processor);

    /// <summary>Median over the rounds of a quotient within a round, by the clock.</summary>
    public double WallRatio(string numerator, params string[] summed) => Median([.. Enumerable.Range(0, rounds).Select(round =>
        entries.Find(entry => entry.Name == numerator).Wall[round] / summed.Sum(name => entries.Find(entry => entry.Name == name).Wall[round]))]);

    /// <summary>As above, by processor time.</summary>
    public double ProcessorRatio(string numerator, params string[] summed) => Median([.. Enumerable.Range(0, rounds).Select(round =>
        entries.Find(entry => entry.Name == numerator).Processor[round] / summed.Sum(name => entries.Find(entry => entry.Name == name).Processor[round]))]);

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
