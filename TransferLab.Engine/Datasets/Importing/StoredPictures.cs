namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Where a data set's folder keeps its pictures: under their content hash, spread over 256 folders.</summary>
internal static class StoredPictures
{
    public static string Folder(string datasetFolder) => Path.Combine(datasetFolder, "pictures");

    /// <exception cref="ArgumentException">That is no hash: only hexadecimal digits may become part of a path.</exception>
    public static string PathOf(string datasetFolder, string contentHash) =>
        contentHash.Length == 64 && contentHash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(Folder(datasetFolder), contentHash[..2], contentHash)
            : throw new ArgumentException($"{contentHash} is not a SHA-256 in lower-case hex.", nameof(contentHash));
}
