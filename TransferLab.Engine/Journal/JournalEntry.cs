using System.Text.Json.Serialization;
using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Journal;

/// <summary>All that is kept of one run, but its predictions.</summary>
internal sealed record JournalEntry
{
    public const int CurrentSchemaVersion = 1;

    [JsonRequired]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    public required Run Run { get; init; }

    /// <summary>Null unless the run finished.</summary>
    public ExperimentResult? Result { get; init; }
}
