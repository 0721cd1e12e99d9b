using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>The ways in which test pictures are grouped.</summary>
internal static class PictureGroups
{
    /// <summary>More folders are a name for each picture rather than groups.</summary>
    private const int MostFolders = 40;

    /// <param name="pixels">Of the test pictures, from <see cref="PixelFeatures"/>.</param>
    public static GroupedRows? ByBrightness(FeatureMatrix pixels)
    {
        double[] values = [.. Enumerable.Range(0, pixels.Rows).Select(row => 100 * (double)System.Numerics.Tensors.TensorPrimitives.Sum(pixels.Row(row)) / pixels.Columns)];
        return Bands.Thirds(values) is var (low, high, lower, middle, upper)
            ? Of(
                GroupingKind.Brightness,
                UserMessage.Of($"Brightness"),
                (UserMessage.Of($"dark (below {low:0} %)"), lower),
                (UserMessage.Of($"medium ({low:0} to {high:0} %)"), middle),
                (UserMessage.Of($"bright (from {high:0} %)"), upper))
            : null;
    }

    /// <param name="examples">The test pictures.</param>
    public static GroupedRows? BySize(IReadOnlyList<Example> examples) =>
        Bands.Thirds([.. examples.Select(example => (double)Math.Min(example.Width, example.Height))]) is var (low, high, lower, middle, upper)
            ? Of(
                GroupingKind.Size,
                UserMessage.Of($"Size (shorter side)"),
                (UserMessage.Of($"small (below {(int)low} pixels)"), lower),
                (UserMessage.Of($"medium ({(int)low} to {(int)high - 1} pixels)"), middle),
                (UserMessage.Of($"large (from {(int)high} pixels)"), upper))
            : null;

    /// <param name="level">1 for the outermost folder of the source.</param>
    public static GroupedRows? ByFolder(IReadOnlyList<Example> examples, int level)
    {
        var groups = examples.Index()
            .GroupBy(pair => FolderOf(pair.Item.Path, level) ?? "", pair => pair.Index)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Name: group.Key.Length > 0 ? UserMessage.Of($"folder {group.Key}") : UserMessage.Of($"no folder at this depth"), Pictures: group.ToArray()))
            .ToArray();
        return groups.Length <= MostFolders ? Of(GroupingKind.Folder, UserMessage.Of($"Folders, {level} deep"), groups) : null;
    }

    /// <summary>The depths at which folders divide a data set otherwise than its classes and parts do, each with the names there.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<string>> FolderLevels(Dataset dataset)
    {
        var levels = new SortedDictionary<int, IReadOnlyList<string>>();
        for (var level = 1; dataset.Examples.Any(example => FolderOf(example.Path, level) is not null); level++)
        {
            string[] names = [.. dataset.Examples.Select(example => FolderOf(example.Path, level) ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            var known = dataset.Classes.Append("").ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Length is > 1 and <= MostFolders && !names.All(name => known.Contains(name) || Datasets.Importing.PictureName.PartitionOf(name) is not null))
            {
                levels[level] = names;
            }
        }

        return levels;
    }

    private static string? FolderOf(string path, int level) => path.Split('/') is var parts && level < parts.Length ? parts[level - 1] : null;

    private static GroupedRows? Of(GroupingKind kind, UserMessage name, params (UserMessage Name, int[] Pictures)[] groups)
    {
        var filled = groups.Where(group => group.Pictures.Length > 0).Select(group => (group.Name, (IReadOnlyList<int>)group.Pictures)).ToList();
        return filled.Count > 1 ? new(kind, name, filled) : null;
    }
}
