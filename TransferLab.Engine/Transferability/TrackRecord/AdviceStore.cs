using System.Text.Json;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Transferability.Advising;

namespace TransferLab.Engine.Transferability.TrackRecord;

/// <summary>The latest advice on each data set, on disk, so that it outlives a restart and is there when a run ends. Thread-safe.</summary>
public sealed class AdviceStore(DataFolder data)
{
    private string Root => Directory.CreateDirectory(Path.Combine(data.Root, "advice")).FullName;

    /// <exception cref="TransferLabException">The disk is full or cannot be written.</exception>
    public void Save(Advice advice) =>
        DurableFile.Write(FileOf(advice.DatasetId), data.Temporary, stream => JsonSerializer.Serialize(stream, advice, ExperimentJson.Compact), flush: false);

    /// <summary>Null where the latest is on another version of the data set or for another split, or its file is damaged.</summary>
    public Advice? Find(string datasetId, string datasetVersion, SplitOptions split, int splitSeed)
    {
        try
        {
            var path = FileOf(datasetId);
            return File.Exists(path) && JsonSerializer.Deserialize<Advice>(File.ReadAllBytes(path), ExperimentJson.Compact) is { Version: Advice.CurrentVersion } advice
                && (advice.DatasetVersion, advice.Split, advice.SplitSeed) == (datasetVersion, split, splitSeed)
                ? advice
                : null;
        }
        catch (Exception damaged) when (damaged is JsonException or IOException or UnauthorizedAccessException)
        {
            // Advice is made again in seconds.
            return null;
        }
    }

    /// <summary>The same, for what an experiment learns from.</summary>
    public Advice? Find(DatasetReference dataset, SplitChoice split) => Find(dataset.Id, dataset.Version, split.ToOptions(), split.Seed);

    /// <summary>What had been advised before a run was queued; null where nothing was.</summary>
    internal AdviceGiven? Before(Run run) =>
        Find(run.Experiment.Dataset, run.Experiment.Split) is { } advice && advice.Made <= run.QueuedAt ? AdviceGiven.Of(advice) : null;

    private string FileOf(string datasetId) => Path.Combine(Root, Path.GetFileName(datasetId) + ".json");
}
