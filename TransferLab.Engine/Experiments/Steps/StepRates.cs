using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace TransferLab.Engine.Experiments.Steps;

/// <summary>How long a unit of each kind of work took on this machine; kept beside the cache, and as easily lost.</summary>
public sealed class StepRates(DataFolder folder, ILogger<StepRates> log)
{
    // The newest measurement counts as much as all before it: caches warm up, machines change.
    private const double NewestWeight = 0.5;

    private readonly Lock gate = new();
    private Dictionary<string, double>? secondsPerUnit;

    private string FilePath => Path.Combine(folder.Cache, "step-rates.json");

    /// <summary>From measured rates; null where this kind of work was never measured here.</summary>
    public TimeSpan? Estimate(StepWork work)
    {
        lock (gate)
        {
            return Rates().TryGetValue(work.Rate, out var seconds) ? TimeSpan.FromSeconds(seconds * work.Units) : null;
        }
    }

    internal void Measure(StepWork work, TimeSpan took)
    {
        if (work.Units <= 0)
        {
            return;
        }

        lock (gate)
        {
            var rates = Rates();
            var measured = took.TotalSeconds / work.Units;
            rates[work.Rate] = rates.TryGetValue(work.Rate, out var before)
                ? (NewestWeight * measured) + ((1 - NewestWeight) * before)
                : measured;
            Save(rates);
        }
    }

    private Dictionary<string, double> Rates()
    {
        try
        {
            return secondsPerUnit ??= File.Exists(FilePath)
                ? JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllBytes(FilePath)) ?? []
                : [];
        }
        catch (Exception damage) when (damage is IOException or UnauthorizedAccessException or JsonException)
        {
            log.LogWarning(damage, "The measured rates cannot be read; they are measured anew.");
            return secondsPerUnit = [];
        }
    }

    private void Save(Dictionary<string, double> rates)
    {
        try
        {
            DurableFile.Write(FilePath, folder.Temporary, stream => JsonSerializer.Serialize(stream, rates), flush: false);
        }
        catch (TransferLabException full)
        {
            log.LogWarning(full, "The measured rates cannot be kept.");
        }
    }
}
