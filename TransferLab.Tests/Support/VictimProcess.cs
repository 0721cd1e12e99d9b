using System.Diagnostics;

namespace TransferLab.Tests.Support;

/// <summary>A process of <c>Support/Victim</c>, to be killed.</summary>
internal sealed class VictimProcess : IDisposable
{
    private readonly Process process;

    private VictimProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public static VictimProcess Start(params string[] arguments) => Start([], arguments);

    /// <param name="before">A command line that starts the given one, for instance one with limits.</param>
    public static VictimProcess Start(string[] before, string[] arguments)
    {
        string[] line = [.. before, "dotnet", Path.Combine(AppContext.BaseDirectory, "TransferLab.Victim.dll"), .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, UseShellExecute = false };
        return new(Process.Start(start)!);
    }

    /// <exception cref="EndOfStreamException">The process ended.</exception>
    public string ReadLine() => process.StandardOutput.ReadLine() ?? throw new EndOfStreamException("The process said nothing more.");

    /// <summary>What it has said until its end.</summary>
    public IReadOnlyList<string> RemainingLines() => process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>At once, as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }
}
