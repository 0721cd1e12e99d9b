namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Paths as sources spell them.</summary>
internal static class SourcePath
{
    /// <summary>Relative, with <c>/</c> and without empty parts; null where it leads elsewhere (<c>..</c>, a leading slash, a drive).</summary>
    public static string? Clean(string raw)
    {
        var path = ShownText.Clean(raw).Replace('\\', '/');
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToArray();
        return path.StartsWith('/') || parts.Contains("..") || IsDrive(path) || parts.Length == 0 ? null : string.Join('/', parts);
    }

    /// <summary>What systems and tools leave behind beside the pictures: hidden files, previews, resource forks.</summary>
    public static bool IsJunk(string path) => path.Split('/').Any(part =>
        part.StartsWith('.')
        || part is "__MACOSX" or "@eaDir" or "$RECYCLE.BIN"
        || part.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || part.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase));

    private static bool IsDrive(string path) => path.Length > 1 && char.IsAsciiLetter(path[0]) && path[1] == ':' && (path.Length == 2 || path[2] == '/');
}
