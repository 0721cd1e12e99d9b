using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>From the start of the built app to its first page, with an empty data folder and with a used one.</summary>
public sealed class StartUpFigure : IFigure
{
    private const int Rounds = 7;

    public string Name => "start-up";

    public string Summary => "the built app (Release) from its start to the first whole page";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var (times, processor) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            using var data = new TemporaryFolder();
            var (clock, cores) = await FirstPageAsync(data.Path, cancellationToken);
            times.Add(clock);
            processor.Add(cores);
        }

        times.Sort();
        processor.Sort();
        output.WriteLine($"first page after {times[Rounds / 2]:0} ms (median of {Rounds}; fastest {times[0]:0}, slowest {times[^1]:0}); {processor[Rounds / 2]:0} ms of processor time, all cores together");
    }

    /// <returns>Milliseconds by the clock, and of processor time.</returns>
    private static async Task<(double Clock, double Processor)> FirstPageAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var program = Path.Combine(Repository.Root, "TransferLab.Web", "bin", "Release", "net10.0", "TransferLab.Web.dll");
        var address = $"http://127.0.0.1:{FreePort()}";
        using var http = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var app = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", address, "--TransferLab:DataFolder", dataFolder])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            while (true)
            {
                try
                {
                    await http.GetStringAsync(address, cancellationToken);
                    return (watch.Elapsed.TotalMilliseconds, app.TotalProcessorTime.TotalMilliseconds);
                }
                catch (HttpRequestException) when (!app.HasExited)
                {
                    await Task.Delay(10, cancellationToken);
                }
            }
        }
        finally
        {
            app.Kill(entireProcessTree: true);
            await app.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
