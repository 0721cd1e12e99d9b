namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Finds the file that a table means: by its whole path; otherwise by the end of it, or by its name without extension, where only one file fits.</summary>
internal sealed class FileIndex
{
    private readonly Dictionary<string, SourceFile> byPath = new(StringComparer.Ordinal);
    private readonly ILookup<string, SourceFile> byName;
    private readonly ILookup<string, SourceFile> byStem;

    public FileIndex(IEnumerable<SourceFile> files)
    {
        var list = files.ToList();
        list.ForEach(file => byPath.TryAdd(file.Path, file));
        byName = list.ToLookup(file => file.Name, StringComparer.OrdinalIgnoreCase);
        byStem = list.Where(file => PictureName.Suggests(file.Name)).ToLookup(file => Path.GetFileNameWithoutExtension(file.Name), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Null where no file fits, or several do.</summary>
    public SourceFile? Find(string written)
    {
        if (string.IsNullOrWhiteSpace(written) || SourcePath.Clean(written) is not { } path)
        {
            return null;
        }

        return byPath.GetValueOrDefault(path) ?? Only(byName[NameOf(path)], path) ?? Only(byStem[NameOf(path)], path);
    }

    private static SourceFile? Only(IEnumerable<SourceFile> candidates, string path)
    {
        var fitting = candidates.Where(file => Ends(file.Path, path) || Ends(Path.ChangeExtension(file.Path, null), path)).Take(2).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static bool Ends(string path, string end) =>
        path.EndsWith(end, StringComparison.OrdinalIgnoreCase) && (path.Length == end.Length || path[^(end.Length + 1)] == '/');

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
