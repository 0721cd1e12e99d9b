using System.Text.Json.Serialization;

namespace TransferLab.Engine.Datasets;

/// <summary>One labelled picture of a data set.</summary>
/// <param name="Path">Where the source had it, with <c>/</c>, for display; never used to open a file.</param>
/// <param name="ClassIndex">Index into <see cref="Dataset.Classes"/>.</param>
/// <param name="Partition">The part that the source assigned it to.</param>
/// <param name="ContentHash">SHA-256 of the file's bytes, lower-case hex; names the stored copy.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Width">Pixels, after EXIF orientation.</param>
/// <param name="Height">Pixels, after EXIF orientation.</param>
public sealed record Example(
    string Path,
    int ClassIndex,
    Partition Partition,
    string ContentHash,
    long Bytes,
    int Width,
    int Height)
{
    /// <summary>What the other columns of the table said of it (patient, camera, site …); null where there was no such table.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Columns { get; init; }
}
