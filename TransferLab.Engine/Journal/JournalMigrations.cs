using System.Text.Json.Nodes;

namespace TransferLab.Engine.Journal;

/// <summary>Brings entries that an earlier release wrote up to the present form, one version at a time.</summary>
/// <param name="steps">The step at index i makes version i + 2 out of version i + 1.</param>
internal sealed class JournalMigrations(IReadOnlyList<Func<JsonObject, JsonObject>> steps)
{
    /// <summary>Those of this release. Version 1 is the first, so there is none yet.</summary>
    public static JournalMigrations Known { get; } = new([]);

    public int CurrentVersion => steps.Count + 1;

    /// <exception cref="NewerEntryException">A later release wrote the entry.</exception>
    /// <exception cref="InvalidDataException">It is no entry.</exception>
    public JsonObject Upgrade(JsonObject entry)
    {
        var version = entry["schemaVersion"]?.GetValue<int>() ?? throw new InvalidDataException("The entry has no schema version.");
        if (version > CurrentVersion)
        {
            throw new NewerEntryException(version);
        }

        for (; version < CurrentVersion; version++)
        {
            entry = steps[version - 1](entry);
            entry["schemaVersion"] = version + 1;
        }

        return entry;
    }
}
