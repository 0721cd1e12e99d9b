using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Browser;

/// <summary>The built web app, started as a user would start it.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly Process process;
    private readonly List<string> output = [];
    private bool disposed;

    private AppProcess(Process process, int port)
    {
        (this.process, Port) = (process, port);
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>Everything that it wrote to the console.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return string.Join(Environment.NewLine, output);
            }
        }
    }

    /// <param name="dataFolder">Where it keeps everything.</param>
    /// <param name="port">Null: a free one.</param>
    /// <param name="arguments">Further settings, as on the command line.</param>
    public static async Task<AppProcess> StartAsync(string dataFolder, int? port = null, params string[] arguments)
    {
        var app = Launch(dataFolder, port ?? FreePort(), arguments);
        await app.AnswersAsync();
        return app;
    }

    /// <summary>Starts the app where it is not expected to get as far as answering, and waits for its end.</summary>
    /// <returns>Its exit code and what it wrote.</returns>
    public static async Task<(int ExitCode, string Output)> FailAsync(string dataFolder, int? port = null, params string[] arguments)
    {
        await using var app = Launch(dataFolder, port ?? FreePort(), arguments);
        await app.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (app.process.ExitCode, app.Output);
    }

    /// <summary>Waits until it has written this.</summary>
    public async Task SaysAsync(string text)
    {
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Ends it without warning.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
        {
            return;
        }

        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static AppProcess Launch(string dataFolder, int port, string[] arguments)
    {
        // The same configuration (Debug or Release) as these tests.
        var built = AppContext.BaseDirectory.Replace("TransferLab.Tests", "TransferLab.Web", StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Started from elsewhere, it must find its files by itself.
            WorkingDirectory = Path.GetTempPath(),
        };
        string[] all =
        [
            Path.Combine(built, "TransferLab.Web.dll"),
            "--urls", $"http://127.0.0.1:{port}",
            "--TransferLab:DataFolder", dataFolder,
            .. Assets.Present ? (string[])["--TransferLab:BackboneFolders:0", Path.Combine(Assets.Root, "backbones")] : [],
            .. arguments,
        ];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        return new(Process.Start(start)!, port);
    }

    private async Task AnswersAsync()
    {
        for (var waited = 0; waited < 600 && !process.HasExited; waited++)
        {
            try
            {
                using var answer = await Http.GetAsync(Address);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException($"The app did not start:{Environment.NewLine}{Output}");
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
        {
            output.Add(line.Data ?? "");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
