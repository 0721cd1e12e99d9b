using System.Globalization;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Evaluation.Groups;
using TransferLab.Engine.Features;

namespace TransferLab.Tests.Engine.Evaluation.Groups;

public sealed class GroupJudgeTests
{
    private const int Count = 120;

    [Fact]
    public void Judge_DarkPicturesAreMissed_WarnsOfThem()
    {
        var report = Judge(brightness: i => i % 3 * 0.4f, right: i => i % 3 != 0 || i % 2 == 0);

        var grouping = report.Groupings.Single(grouping => grouping.Kind is GroupingKind.Brightness);
        Assert.Equal([40, 40, 40], grouping.Groups.Select(group => group.Examples));
        Assert.True(grouping.Groups[0].IsFarBelow);
        Assert.StartsWith("dark (below 40 %): 50 % of 40 pictures", grouping.Warnings[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_PicturesOfOneSize_AreNotGroupedBySize() =>
        Assert.DoesNotContain(Judge().Groupings, grouping => grouping.Kind is GroupingKind.Size);

    [Fact]
    public void Judge_SmallPicturesAreMissed_WarnsOfThemInFrench()
    {
        var report = Judge(size: i => 50 + (i % 3 * 100), right: i => i % 3 > 0);

        var grouping = report.Groupings.Single(grouping => grouping.Kind is GroupingKind.Size);
        Assert.True(grouping.Groups[0].IsFarBelow);
        var french = grouping.Warnings[0].Text(CultureInfo.GetCultureInfo("fr"));
        Assert.StartsWith("petites (moins de 150 pixels)", french, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_ByFolder_GroupsByTheNameAtThatDepth()
    {
        var report = Judge(path: i => $"hospital-{i % 4}/{(i < 60 ? "a" : "b")}/{i}.png", right: i => i % 4 != 2, levels: [1]);

        var grouping = report.Groupings.Single(grouping => grouping.Kind is GroupingKind.Folder);
        Assert.Equal(["folder hospital-0", "folder hospital-1", "folder hospital-2", "folder hospital-3"], grouping.Groups.Select(group => group.Name.ToString()));
        Assert.Equal([2], grouping.Groups.Index().Where(group => group.Item.IsFarBelow).Select(group => group.Index));
    }

    [Fact]
    public void Judge_FolderDepthThatDividesNothing_IsRemarked() => Assert.Equal(
        "Folders 3 deep do not divide the test pictures into 2 to 40 groups.",
        Assert.Single(Judge(levels: [3]).Remarks).ToString());

    [Fact]
    public void Judge_ByColumn_GroupsByWhatTheTableSaid()
    {
        var report = Judge(right: i => i % 2 == 0 || i % 3 == 0, columns: ["camera", "patient"]);

        var grouping = report.Groupings.Single(grouping => grouping.Kind is GroupingKind.Column);
        Assert.Equal(["camera: new", "camera: old"], grouping.Groups.Select(group => group.Name.ToString()));
        Assert.Equal([60, 60], grouping.Groups.Select(group => group.Examples));
        Assert.True(grouping.Groups[1].IsFarBelow);
        Assert.Equal("The column patient does not divide the test pictures into 2 to 40 groups.", Assert.Single(report.Remarks).ToString());
    }

    [Fact]
    public void Judge_GroupOfMostlyOneClass_SaysThatItMayBeTheClass()
    {
        // All dark pictures are of the first class, which is the hard one.
        var report = Judge(brightness: i => i < 60 ? 0.1f : 0.9f, right: i => i >= 60 || i % 2 == 0);

        Assert.Contains(
            report.Groupings.SelectMany(grouping => grouping.Warnings),
            warning => warning.ToString() == "100 % of that group are of the class a, which makes up 50 % of all: it may be the class that is hard, not the group.");
    }

    [Fact]
    public void Judge_GreyDrawings_TouchWhatTheCardSays()
    {
        var report = Judge(brightness: _ => 0.95f, card: Card());

        Assert.Equal(
            [
                "100 % of these pictures look drawn: few tones on a plain ground.",
                "100 % of these pictures have no colour, as medical pictures, scans and prints do.",
                null,
            ],
            report.Concerns.Select(concern => concern.Evidence?.ToString()));
        Assert.Equal("Most pictures come from a few countries.", report.Concerns[^1].Card.En);
    }

    [Fact]
    public void Judge_ColouredPhotographs_TouchNothing() =>
        Assert.DoesNotContain(Judge(coloured: true, card: Card()).Concerns, concern => concern.IsTouched);

    [Fact]
    public void FolderLevels_OfClassesAndParts_AreLeftOut()
    {
        var dataset = Dataset(i => $"train/{(i < 60 ? "a" : "b")}/camera-{i % 2}/{i}.png", _ => 100);

        var levels = PictureGroups.FolderLevels(dataset);

        Assert.Equal([3], levels.Keys);
        Assert.Equal(["camera-0", "camera-1"], levels[3]);
    }

    [Fact]
    public void FolderKey_SamePicturesInOtherFolders_IsAnother()
    {
        string Key(Func<int, string> path) => PictureGroups.FolderKey(Dataset(path, _ => 100).Examples, [1]);

        Assert.Equal(Key(i => $"hospital-{i % 2}/{i}.png"), Key(i => $"hospital-{i % 2}/renamed-{i}.png"));
        Assert.NotEqual(Key(i => $"hospital-{i % 2}/{i}.png"), Key(i => $"hospital-{i % 3}/{i}.png"));
    }

    private static GroupReport Judge(
        Func<int, float>? brightness = null,
        Func<int, bool>? right = null,
        Func<int, int>? size = null,
        Func<int, string>? path = null,
        IReadOnlyList<int>? levels = null,
        IReadOnlyList<string>? columns = null,
        BackboneCard? card = null,
        bool coloured = false)
    {
        var dataset = Dataset(path ?? (i => $"{(i < 60 ? "a" : "b")}/{i}.png"), size ?? (_ => 100));
        var (probabilities, random) = (FeatureMatrix.Allocate(Count, 2), new Random(3));
        var pixels = FeatureMatrix.Allocate(Count, PixelFeatures.Width);
        for (var i = 0; i < Count; i++)
        {
            probabilities.RowBlock(i, 1).Span[(right ?? (_ => true))(i) ? dataset.Labels[i] : 1 - dataset.Labels[i]] = 1;
            var row = pixels.RowBlock(i, 1).Span;
            row.Fill((brightness ?? (_ => 0.5f))(i));
            for (var value = 0; coloured && value < row.Length; value++)
            {
                row[value] = (float)random.NextDouble();
            }
        }

        return GroupJudge.Judge(new([.. Enumerable.Range(0, Count)], dataset.Labels, probabilities), dataset, pixels, new() { FolderLevels = levels ?? [], Columns = columns ?? [] }, card, 0.95);
    }

    private static Dataset Dataset(Func<int, string> path, Func<int, int> size) => new()
    {
        Id = "toy",
        Name = "Toy",
        Version = new('0', 64),
        Imported = default,
        Classes = ["a", "b"],
        Examples = [.. Enumerable.Range(0, Count).Select(i => new Example(path(i), i < 60 ? 0 : 1, Partition.Unassigned, $"{i:x64}", 1, size(i), size(i)) { Columns = new Dictionary<string, string> { ["camera"] = i % 2 == 0 ? "new" : "old" } })],
        Unusable = [],
    };

    private static BackboneCard Card() => Training.Techniques.Networks.Card("toy", side: 32) with
    {
        Biases = [new("Leans on texture: drawings suffer.", "x"), new("Most pictures come from a few countries.", "y")],
        Limits = [new("Medical pictures are far from what it learned.", "z"), new("A small network.", "w")],
    };
}
