using System.Runtime.InteropServices;

namespace TransferLab.Engine.Experiments;

/// <summary>Where a result was computed.</summary>
public sealed record Machine
{
    public required string Name { get; init; }

    public required string System { get; init; }

    public required string Architecture { get; init; }

    public required string Processor { get; init; }

    public required int Cores { get; init; }

    /// <summary>Bytes of memory that the app may use.</summary>
    public required long MemoryBytes { get; init; }

    public static Machine Here { get; } = new()
    {
        Name = Environment.MachineName,
        System = RuntimeInformation.OSDescription,
        Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
        Processor = ProcessorName(),
        Cores = Environment.ProcessorCount,
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
    };

    private static string ProcessorName()
    {
        const string Linux = "/proc/cpuinfo";
        var name = File.Exists(Linux)
            ? File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return name ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
