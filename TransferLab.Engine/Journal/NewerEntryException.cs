namespace TransferLab.Engine.Journal;

/// <summary>An entry was written by a later release: it is left alone, neither shown nor changed.</summary>
internal sealed class NewerEntryException(int version) : Exception($"Schema version {version}.")
{
    public int Version { get; } = version;
}
