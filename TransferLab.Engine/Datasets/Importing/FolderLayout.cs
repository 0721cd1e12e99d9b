namespace TransferLab.Engine.Datasets.Importing;

/// <summary>How the folders of a source are to be understood.</summary>
internal sealed class FolderLayout
{
    private readonly int wrappers;
    private readonly bool hasPartitions;
    private readonly HashSet<string> classes;

    private FolderLayout(int wrappers, bool hasPartitions, HashSet<string> classes) =>
        (this.wrappers, this.hasPartitions, this.classes) = (wrappers, hasPartitions, classes);

    /// <param name="pictures">The path of each picture, in parts.</param>
    public static FolderLayout Of(IReadOnlyList<string[]> pictures)
    {
        var wrappers = 0;
        while (IsWrapped(pictures, wrappers))
        {
            wrappers++;
        }

        var hasPartitions = HasPartitions(pictures, wrappers);
        var classAt = wrappers + (hasPartitions ? 1 : 0);
        var classes = pictures.Where(path => path.Length > classAt + 1).Select(path => path[classAt]).ToHashSet(StringComparer.Ordinal);
        return new(wrappers, hasPartitions, classes);
    }

    /// <summary>Class and part by a file's place; the class is null where the file lies in no class folder.</summary>
    public (string? ClassName, Partition Partition)? PlaceOf(string path)
    {
        var parts = path.Split('/')[Math.Min(wrappers, path.Count(c => c == '/'))..];
        if (!hasPartitions)
        {
            return (parts.Length > 1 && classes.Contains(parts[0]) ? parts[0] : null, Partition.Unassigned);
        }

        return PictureName.PartitionOf(parts[0]) is { } partition
            ? (parts.Length > 2 && classes.Contains(parts[1]) ? parts[1] : null, partition)
            : null;
    }

    /// <summary>The class that a folder would stand for if it held pictures; null where it does, or stands for none.</summary>
    public string? EmptyClassOf(string folder)
    {
        var parts = folder.Split('/');
        var classAt = wrappers + (hasPartitions ? 1 : 0);
        return parts.Length == classAt + 1 && (!hasPartitions || PictureName.PartitionOf(parts[wrappers]) is not null) && !classes.Contains(parts[classAt])
            ? parts[classAt]
            : null;
    }

    // All pictures lie in one folder that holds further folders with pictures: it is only the packing.
    private static bool IsWrapped(IReadOnlyList<string[]> pictures, int depth)
    {
        var inFolders = pictures.Where(path => path.Length > depth + 1).ToList();
        return inFolders.Count > 0
            && inFolders.All(path => path[depth] == inFolders[0][depth])
            && inFolders.Any(path => path.Length > depth + 2)
            && PictureName.PartitionOf(inFolders[0][depth]) is null;
    }

    // A folder "train" whose pictures lie in further folders is a part of the data; one that holds pictures itself is a class (of railways).
    private static bool HasPartitions(IReadOnlyList<string[]> pictures, int depth)
    {
        var parts = pictures.Where(path => path.Length > depth + 2 && PictureName.PartitionOf(path[depth]) is not null).Select(path => path[depth]).Distinct().ToList();
        var others = pictures.Any(path => path.Length > depth + 1 && PictureName.PartitionOf(path[depth]) is null);
        return parts.Count >= (others ? 2 : 1);
    }
}
