using System.ComponentModel;
using System.Diagnostics;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Browser;

/// <summary>The first minute on a machine without network: app and browser in a network namespace of their own, in which nothing but themselves can be reached.</summary>
public sealed class OfflineTests
{
    /// <summary>As root, and as a user who may make namespaces.</summary>
    private static readonly string[] Ways = ["-n", "-rn"];

    [HeavyFact]
    public async Task EveryClick_InANamespaceWithoutAnyRoute_EndsOnItsResult()
    {
        var way = await WayAsync();
        Assert.SkipWhen(way is null, "Network namespaces are not permitted here (unshare), or ip is not installed.");
        var tests = Path.Combine(AppContext.BaseDirectory, "TransferLab.Tests.dll");

        var (code, output) = await RunAsync(way!, $"ip link set lo up && exec dotnet '{tests}' -explicit only -class {typeof(EveryClick).FullName}");

        Assert.True(code == 0, output);
        Assert.Contains("Total: 1,", output, StringComparison.Ordinal);
    }

    private static async Task<string?> WayAsync()
    {
        foreach (var way in Ways)
        {
            if (await RunAsync(way, "ip link set lo up") is (0, _))
            {
                return way;
            }
        }

        return null;
    }

    /// <returns>The exit code, and what was written; −1 where there is no such program.</returns>
    private static async Task<(int Code, string Output)> RunAsync(string way, string script)
    {
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo("unshare", [way, "sh", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception missing)
        {
            return (-1, missing.Message);
        }

        using (process)
        {
            using var end = TestContext.Current.CancellationToken.Register(() => process.Kill(entireProcessTree: true));
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await errors);
        }
    }
}
