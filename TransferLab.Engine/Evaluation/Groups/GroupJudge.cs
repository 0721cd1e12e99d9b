using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>Judges a classifier by groups of its test pictures.</summary>
public static class GroupJudge
{
    /// <summary>A class that makes up so much of a group, and so much less of the rest, may be the reason instead.</summary>
    private const double Dominates = 0.6;

    /// <param name="pixels">Of the test pictures, in the order of the predictions; from <see cref="PixelFeatures"/>.</param>
    /// <param name="choice">By what to group.</param>
    /// <param name="card">Of the backbone; null without one.</param>
    /// <param name="confidence">Of the intervals, and of the warnings.</param>
    /// <remarks>Cost O(pictures·3072).</remarks>
    public static GroupReport Judge(
        Predictions predictions, Dataset dataset, FeatureMatrix pixels, GroupChoice choice, BackboneCard? card, double confidence)
    {
        Example[] examples = [.. predictions.Rows.Select(row => dataset.Examples[row])];
        bool[] right = [.. Enumerable.Range(0, predictions.Count).Select(predictions.IsCorrect)];
        var folders = choice.FolderLevels.ToDictionary(level => level, level => PictureGroups.ByFolder(examples, level));
        var columns = choice.Columns.ToDictionary(column => column, column => PictureGroups.ByColumn(examples, column), StringComparer.Ordinal);
        GroupedRows?[] asked =
        [
            choice.Brightness ? PictureGroups.ByBrightness(pixels) : null,
            choice.Size ? PictureGroups.BySize(examples) : null,
            .. folders.Values,
            .. columns.Values,
        ];
        return new(
            GroupScores.Of([.. asked.OfType<GroupedRows>()], right, pictures => Explain(pictures, predictions, dataset), confidence),
            card is null ? [] : CardConcerns.Of(card, PictureLook.Of(pixels, examples, Math.Min(card.Preprocessing.Width, card.Preprocessing.Height))),
            [
                .. folders.Where(folder => folder.Value is null).Select(folder => UserMessage.Of($"Folders {folder.Key} deep do not divide the test pictures into 2 to 40 groups.")),
                .. columns.Where(column => column.Value is null).Select(column => UserMessage.Of($"The column {column.Key} does not divide the test pictures into 2 to 40 groups.")),
            ]);
    }

    /// <summary>What test pictures of a data set can be grouped by besides brightness and size: depths of folders, and columns, each with the names there.</summary>
    public static (IReadOnlyDictionary<int, IReadOnlyList<string>> FolderLevels, IReadOnlyDictionary<string, IReadOnlyList<string>> Columns) Possible(Dataset dataset) =>
        (PictureGroups.FolderLevels(dataset), PictureGroups.Columns(dataset));

    /// <summary>Where a group is mostly one class, that class may be the hard one, not what the group is named after.</summary>
    private static UserMessage? Explain(IReadOnlyList<int> pictures, Predictions predictions, Dataset dataset)
    {
        var counts = predictions.Labels.Rows(pictures).CountPerClass();
        var most = Array.IndexOf(counts, counts.Max());
        var (here, everywhere) = ((double)counts[most] / pictures.Count, (double)predictions.Labels.CountPerClass()[most] / predictions.Count);
        return here >= Dominates && here > 1.5 * everywhere
            ? UserMessage.Of($"{100 * here:0} % of that group are of the class {dataset.Classes[most]}, which makes up {100 * everywhere:0} % of all: it may be the class that is hard, not the group.")
            : null;
    }
}
