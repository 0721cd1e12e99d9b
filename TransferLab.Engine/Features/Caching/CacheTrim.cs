namespace TransferLab.Engine.Features.Caching;

/// <summary>Keeps the cache within its limit: the files that were not used for longest go first.</summary>
internal static class CacheTrim
{
    /// <summary>Something more than needed is given up, so that not every new file costs an old one.</summary>
    private const double Target = 0.9;

    public static void Apply(string root, long limitBytes)
    {
        var files = Files(root);
        var total = files.Sum(file => file.Bytes);
        if (total <= limitBytes)
        {
            return;
        }

        foreach (var (file, bytes, _) in files.OrderBy(file => file.Used).ThenBy(file => file.File.Name, StringComparer.Ordinal))
        {
            total -= TryDelete(file) ? bytes : 0;
            if (total <= limitBytes * Target)
            {
                return;
            }
        }
    }

    private static List<(FileInfo File, long Bytes, DateTime Used)> Files(string root)
    {
        var files = new List<(FileInfo, long, DateTime)>();
        foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            try
            {
                files.Add((file, file.Length, file.LastAccessTimeUtc));
            }
            catch (IOException)
            {
                // Another process was quicker.
            }
        }

        return files;
    }

    private static bool TryDelete(FileInfo file)
    {
        try
        {
            file.Delete();
            return true;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
