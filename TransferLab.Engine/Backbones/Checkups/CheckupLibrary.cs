using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>The checkups of all files so far, by hash: each file is tried once.</summary>
internal sealed class CheckupLibrary(DataFolder data, IOptions<BackboneOptions> options, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = [];

    private string Folder => Directory.CreateDirectory(Path.Combine(data.Backbones, "checkups")).FullName;

    /// <param name="trusted">The file is one that is known by its hash: it needs no process of its own.</param>
    /// <exception cref="TransferLabException">The file cannot be used.</exception>
    public async Task<CheckupReport> ReportAsync(CheckupRequest request, string sha256, bool trusted, CancellationToken cancellationToken)
    {
        var store = Path.Combine(Folder, FileNameOf(request, sha256));
        var gate = gates.GetOrAdd(store, _ => new(1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (Load(store) is { Version: CheckupReport.CurrentVersion } known)
            {
                return known;
            }

            var report = (await RunAsync(request, trusted, cancellationToken)).Unwrap();
            DurableFile.Write(store, data.Temporary, stream => JsonSerializer.Serialize(stream, report, Json));
            return report;
        }
        finally
        {
            gate.Release();
        }
    }

    private Task<CheckupOutcome> RunAsync(CheckupRequest request, bool trusted, CancellationToken cancellationToken) => trusted
        ? Task.Run(() => CheckupOutcome.Of(() => Checkup.Run(request)), cancellationToken)
        : CheckupProcess.RunAsync(request, data.Temporary, options.Value, time, cancellationToken);

    private static string FileNameOf(CheckupRequest request, string sha256) =>
        FormattableString.Invariant($"{sha256}-{request.Width}x{request.Height}{LayerKey(request.FeatureTensor)}.json");

    private static string LayerKey(string? featureTensor) =>
        featureTensor is null ? "" : "-" + BackboneHash.OfText(featureTensor)[..12];

    private static CheckupReport? Load(string store)
    {
        try
        {
            return JsonSerializer.Deserialize<CheckupReport>(File.ReadAllText(store), Json);
        }
        catch (Exception absent) when (absent is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
