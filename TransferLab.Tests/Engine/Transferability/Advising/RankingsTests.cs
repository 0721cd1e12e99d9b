using TransferLab.Engine.Transferability.Advising;
using TransferLab.Engine.Transferability.Scores;

namespace TransferLab.Tests.Engine.Transferability.Advising;

public sealed class RankingsTests
{
    [Fact]
    public void Places_TiesAndGaps_AreKept() => Assert.Equal([2, null, 1, 2, 4], Rankings.Places([5, null, 9, 5, 1]));

    /// <summary>Three judges, four items: W = 12·S/(m²(n³ − n)) by hand.</summary>
    [Fact]
    public void Concordance_ByHand_IsTheFormula() =>
        Assert.Equal(12 * 29.0 / (9 * 60), Rankings.Concordance([[1, 2, 3, 4], [2, 1, 4, 3], [1, 3, 2, 4]]), 1e-12);

    [Fact]
    public void Agreement_SameOrderEverywhere_IsBetterThanChance()
    {
        var agreement = Rankings.Agreement([.. Enumerable.Range(0, 6).Select(i => Line(i, 2 * i, i * i))])!;

        Assert.Equal(1, agreement.Concordance, 1e-12);
        Assert.True(agreement.IsBetterThanChance);
    }

    [Fact]
    public void Agreement_RandomOrders_AreSeldomCalledBetterThanChance()
    {
        var random = new Random(1);
        var found = Enumerable.Range(0, 100).Count(_ =>
            Rankings.Agreement([.. Enumerable.Range(0, 7).Select(_ => Line(random.NextDouble(), random.NextDouble(), random.NextDouble()))])!.IsBetterThanChance);

        Assert.InRange(found, 0, 12);
    }

    [Fact]
    public void Agreement_OpposedScores_SaysNotToChooseByThem()
    {
        var agreement = Rankings.Agreement([.. Enumerable.Range(0, 6).Select(i => Line(i, -i, 0.5 * i))])!;

        Assert.False(agreement.IsBetterThanChance);
        Assert.Contains("no better than chance", agreement.Sentence.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Agreement_AScoreThatRefusesOneBackbone_IsLeftOut()
    {
        IReadOnlyList<ScoreValue>[] lines = [.. Enumerable.Range(0, 5).Select(i => Line(i, i, i))];
        lines[2] = [.. lines[2].Take(2), ScoreValue.None(ScoreKind.Nce, UserMessageOf())];

        Assert.Equal(1, Rankings.Agreement(lines)!.Concordance, 1e-12);
        Assert.Null(Rankings.Agreement([.. lines.Take(2)]));
    }

    private static TransferLab.Engine.UserMessage UserMessageOf() => TransferLab.Engine.UserMessage.Of($"none");

    private static IReadOnlyList<ScoreValue> Line(double one, double two, double three) =>
        [new(ScoreKind.Leep, one), new(ScoreKind.NLeep, two), new(ScoreKind.Nce, three)];
}
