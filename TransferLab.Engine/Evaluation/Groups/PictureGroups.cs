using System.Text.Json;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>The ways in which test pictures are grouped.</summary>
internal static class PictureGroups
{
    /// <summary>More are a name for each picture rather than groups.</summary>
    private const int MostGroups = 40;

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
    public static GroupedRows? ByFolder(IReadOnlyList<Example> examples, int level) => ByName(
        examples,
        example => FolderOf(example.Path, level),
        GroupingKind.Folder,
        UserMessage.Of($"Folders, {level} deep"),
        name => name is null ? UserMessage.Of($"no folder at this depth") : UserMessage.Of($"folder {name}"));

    /// <param name="column">Of the table that the data set came with.</param>
    public static GroupedRows? ByColumn(IReadOnlyList<Example> examples, string column) => ByName(
        examples,
        example => example.Columns?.GetValueOrDefault(column),
        GroupingKind.Column,
        UserMessage.Of($"Column {column}"),
        value => value is null ? UserMessage.Of($"{column}: not said") : UserMessage.Of($"{column}: {value}"));

    /// <summary>The columns that divide a data set into groups, each with its values.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Columns(Dataset dataset)
    {
        var columns = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var name in dataset.Examples.SelectMany(example => example.Columns?.Keys ?? []).Distinct(StringComparer.Ordinal))
        {
            string[] values = [.. dataset.Examples.Select(example => example.Columns?.GetValueOrDefault(name)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (values.Length is > 1 and <= MostGroups)
            {
                columns[name] = values;
            }
        }

        return columns;
    }

    /// <summary>The depths at which folders divide a data set otherwise than its classes and parts do, each with the names there.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<string>> FolderLevels(Dataset dataset)
    {
        var levels = new SortedDictionary<int, IReadOnlyList<string>>();
        for (var level = 1; dataset.Examples.Any(example => FolderOf(example.Path, level) is not null); level++)
        {
            string[] names = [.. dataset.Examples.Select(example => FolderOf(example.Path, level) ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            var known = dataset.Classes.Append("").ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Length is > 1 and <= MostGroups && !names.All(name => known.Contains(name) || Datasets.Importing.PictureName.PartitionOf(name) is not null))
            {
                levels[level] = names;
            }
        }

        return levels;
    }

    /// <summary>A hash of the names by which folders at these depths group the pictures: the version of a data set does not know paths.</summary>
    public static string FolderKey(IEnumerable<Example> examples, IReadOnlyList<int> levels) =>
        BackboneHash.OfText(JsonSerializer.Serialize(examples.Select(example => levels.Select(level => FolderOf(example.Path, level)))));

    private static GroupedRows? ByName(
        IReadOnlyList<Example> examples, Func<Example, string?> nameOf, GroupingKind kind, UserMessage title, Func<string?, UserMessage> show)
    {
        var groups = examples.Index()
            .GroupBy(pair => nameOf(pair.Item) ?? "", pair => pair.Index)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (show(group.Key.Length > 0 ? group.Key : null), group.ToArray()))
            .ToArray();
        return groups.Length <= MostGroups ? Of(kind, title, groups) : null;
    }

    private static string? FolderOf(string path, int level) => path.Split('/') is var parts && level < parts.Length ? parts[level - 1] : null;

    private static GroupedRows? Of(GroupingKind kind, UserMessage name, params (UserMessage Name, int[] Pictures)[] groups)
    {
        var filled = groups.Where(group => group.Pictures.Length > 0).Select(group => (group.Name, (IReadOnlyList<int>)group.Pictures)).ToList();
        return filled.Count > 1 ? new(kind, name, filled) : null;
    }
}
