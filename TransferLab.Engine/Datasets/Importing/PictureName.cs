namespace TransferLab.Engine.Datasets.Importing;

/// <summary>What a file's name suggests. Only the layout is read from it; whether it is a picture its content decides.</summary>
internal static class PictureName
{
    private static readonly HashSet<string> Pictures = new(StringComparer.OrdinalIgnoreCase)
    {
        "", ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".bmp", ".dib", ".tif", ".tiff", ".heic", ".heif", ".avif", ".jp2", ".svg",
    };

    private static readonly HashSet<string> Tables = new(StringComparer.OrdinalIgnoreCase) { ".csv", ".tsv", ".jsonl", ".ndjson" };

    /// <summary>A picture's extension, or none at all.</summary>
    public static bool Suggests(string path) => Pictures.Contains(Path.GetExtension(path));

    public static bool SuggestsTable(string path) => Tables.Contains(Path.GetExtension(path));

    public static bool SuggestsArchive(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".ZIP" or ".RAR" or ".7Z" or ".TAR" or ".GZ" or ".TGZ";

    /// <summary>The part of the data that a folder, table or table cell of this name stands for; null where it stands for none.</summary>
    public static Partition? PartitionOf(string name) => name.Trim().ToUpperInvariant() switch
    {
        "TRAIN" or "TRAINING" => Partition.Train,
        "VAL" or "VALID" or "VALIDATION" => Partition.Validation,
        "TEST" or "TESTING" => Partition.Test,
        _ => null,
    };
}
