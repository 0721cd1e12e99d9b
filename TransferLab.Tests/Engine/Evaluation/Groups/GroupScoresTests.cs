using TransferLab.Engine;
using TransferLab.Engine.Evaluation.Groups;

namespace TransferLab.Tests.Engine.Evaluation.Groups;

public sealed class GroupScoresTests
{
    [Fact]
    public void Fisher_OfAKnownTable_IsTheExactProbability() =>
        // Fisher's lady tasting tea: of eight cups, four with milk first; one or fewer of four right by chance: (1 + 16) / 70.
        Assert.Equal(17 / 70.0, GroupScores.Fisher(right: 1, pictures: 4, rightInAll: 4, all: 8), 1e-12);

    [Fact]
    public void Holm_OfKnownValues_CorrectsStepByStep()
    {
        var corrected = GroupScores.Holm([("a", 0.01), ("b", 0.04), ("c", 0.03), ("d", 0.005)]);

        Assert.Equal(0.03, corrected["a"]!.Value, 1e-12);
        Assert.Equal(0.06, corrected["b"]!.Value, 1e-12);
        Assert.Equal(0.06, corrected["c"]!.Value, 1e-12);
        Assert.Equal(0.02, corrected["d"]!.Value, 1e-12);
    }

    [Fact]
    public void Of_AGroupFarBelowTheRest_Warns()
    {
        var grouping = Assert.Single(Score([(100, 95), (100, 92), (60, 30)]));

        Assert.Equal([false, false, true], grouping.Groups.Select(group => group.IsFarBelow));
        Assert.Equal(100 * ((187 / 200.0) - 0.5), grouping.Groups[2].BelowRest, 1e-9);
        Assert.StartsWith("group 2: 50 % of 60 pictures are recognised, 44 points less than of the others", Assert.Single(grouping.Warnings).ToString(), StringComparison.Ordinal);
        Assert.InRange(grouping.Groups[2].Accuracy.Low!.Value, 0.37, 0.39);
    }

    [Fact]
    public void Of_AFewPictures_DoNotMakeAWarning()
    {
        // All four wrong, but four pictures are no group; of eight, three wrong may be chance.
        Assert.Empty(Score([(100, 90), (4, 0)])[0].Warnings);
        Assert.Empty(Score([(100, 80), (8, 5)])[0].Warnings);
    }

    [Fact]
    public void Of_AStatisticallySureButSmallDifference_IsNotFarBelow() => Assert.Empty(Score([(20_000, 19_000), (20_000, 18_500)])[0].Warnings);

    [Fact]
    public void Of_OneBadGroupAmongTen_IsCorrectedForAllTen()
    {
        // Alone below the rest, with p = 0.03 by itself: among ten groups looked at, that is no wonder.
        var grouping = Score([.. Enumerable.Repeat((20, 19), 9), (20, 16)])[0];

        Assert.InRange(grouping.Groups[9].Chance!.Value, 0.2, 0.6);
        Assert.Null(grouping.Groups[0].Chance);
        Assert.Empty(grouping.Warnings);
    }

    [Fact]
    public void Of_ThirtyGroupsOfEqualAccuracy_SeldomWarns()
    {
        var random = new Random(11);
        var warned = Enumerable.Range(0, 200).Count(_ =>
            Score([.. Enumerable.Range(0, 30).Select(_ => (20, Enumerable.Range(0, 20).Count(_ => random.NextDouble() < 0.8)))])[0].Warnings.Count > 0);

        // Without the correction it would be nearly always; 5 % are meant, 10 of 200, give or take three times the deviation of such a count.
        Assert.InRange(warned, 0, 18);
    }

    /// <param name="groups">Pictures of each group, and how many of them are right.</param>
    private static IReadOnlyList<Grouping> Score((int Pictures, int Right)[] groups)
    {
        var (rows, right, next) = (new List<(UserMessage, IReadOnlyList<int>)>(), new List<bool>(), 0);
        foreach (var (index, group) in groups.Index())
        {
            rows.Add((UserMessage.Of($"group {index}"), [.. Enumerable.Range(next, group.Pictures)]));
            right.AddRange(Enumerable.Range(0, group.Pictures).Select(i => i < group.Right));
            next += group.Pictures;
        }

        return GroupScores.Of([new(GroupingKind.Folder, UserMessage.Of($"test"), rows)], right, _ => null, 0.95);
    }
}
