using System.Diagnostics;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>From the click on a sample task to its data set: every picture drawn, checked and filed.</summary>
public sealed class SamplesFigure : IFigure
{
    private const int Rounds = 3;

    public string Name => "samples";

    public string Summary => "how long the pictures of each sample task take to be drawn, and to become a data set";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var task in SampleCatalog.All)
        {
            var drawing = CpuTime.MillisecondsPerCall(Rounds, task.Pictures.Count, picture => task.Draw(task.Pictures[picture]));
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                times.Add(await ImportAsync(task, cancellationToken));
            }

            times.Sort();
            output.WriteLine($"  {task.Name.En,-32}{task.Pictures.Count} pictures; {drawing:0.0} ms of one core each; drawn and imported in {times[Rounds / 2]:0.0} s ({times[0]:0.0} to {times[^1]:0.0})");
        }
    }

    /// <returns>Seconds by the clock.</returns>
    private static async Task<double> ImportAsync(SampleTask task, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var library = new DatasetLibrary(new DataFolder(folder.Path));
        var clock = Stopwatch.StartNew();
        await library.ImportAsync(task.ToSource(task.Name.En), cancellationToken: cancellationToken);
        return clock.Elapsed.TotalSeconds;
    }
}
