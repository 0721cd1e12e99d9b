using MathNet.Numerics.Distributions;

namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>Finds groups of pictures that a classifier serves far worse than the rest.</summary>
/// <remarks>
/// One-sided exact test of each group against all other pictures of its grouping (Fisher, 1922), corrected for the number of groups in all
/// groupings together (Holm, Scandinavian Journal of Statistics, 1979): who looks into thirty drawers finds something odd in one.
/// See <c>docs/methods/groups.md</c>.
/// </remarks>
internal static class GroupScores
{
    /// <summary>A group of fewer pictures is not judged by itself.</summary>
    public const int Smallest = 5;

    private const double FarBelow = 0.10;

    /// <param name="right">Whether each test picture was recognised.</param>
    public static IReadOnlyList<Grouping> Of(IReadOnlyList<GroupedRows> groupings, IReadOnlyList<bool> right, Func<IReadOnlyList<int>, UserMessage?> explain, double confidence)
    {
        var tests = groupings.SelectMany((grouping, g) => grouping.Groups.Select((group, i) => (Key: (g, i), Score: Score(grouping, group.Pictures, right)))).ToList();
        var corrected = Holm([.. tests.Where(test => test.Score.Chance is not null).Select(test => (test.Key, test.Score.Chance!.Value))]);
        return [.. groupings.Select((grouping, g) =>
        {
            var groups = grouping.Groups.Select((group, i) => Accuracy(group, tests.Single(test => test.Key == (g, i)).Score, corrected.GetValueOrDefault((g, i)), confidence)).ToList();
            var warnings = groups.Zip(grouping.Groups).Where(pair => pair.First.IsFarBelow).SelectMany(pair => Warn(pair.First, explain(pair.Second.Pictures)));
            return new Grouping(grouping.Kind, grouping.Name, groups, [.. warnings]);
        })];
    }

    /// <summary>Each p-value times the number of those not smaller, never falling on the way up.</summary>
    internal static Dictionary<TKey, double?> Holm<TKey>(IReadOnlyList<(TKey Key, double Chance)> tests)
        where TKey : notnull
    {
        var corrected = new Dictionary<TKey, double?>();
        var largest = 0.0;
        foreach (var (rank, test) in tests.OrderBy(test => test.Chance).Index())
        {
            largest = Math.Max(largest, Math.Min(1, test.Chance * (tests.Count - rank)));
            corrected[test.Key] = largest;
        }

        return corrected;
    }

    /// <summary>The probability that a draw of so many pictures holds so few that are right.</summary>
    internal static double Fisher(int right, int pictures, int rightInAll, int all) => new Hypergeometric(all, rightInAll, pictures).CumulativeDistribution(right);

    /// <summary>Groups that are better than the rest count as well: which ones are not is only known after looking.</summary>
    private static (int Right, double Below, double? Chance) Score(GroupedRows grouping, IReadOnlyList<int> pictures, IReadOnlyList<bool> right)
    {
        var all = grouping.Groups.SelectMany(group => group.Pictures).ToList();
        var (hits, hitsInAll) = (pictures.Count(picture => right[picture]), all.Count(picture => right[picture]));
        var below = all.Count == pictures.Count ? 0 : ((double)(hitsInAll - hits) / (all.Count - pictures.Count)) - ((double)hits / pictures.Count);
        return (hits, below, all.Count > pictures.Count && pictures.Count >= Smallest ? Fisher(hits, pictures.Count, hitsInAll, all.Count) : null);
    }

    private static GroupAccuracy Accuracy(
        (UserMessage Name, IReadOnlyList<int> Pictures) group, (int Right, double Below, double? Chance) score, double? corrected, double confidence) => new(
            group.Name,
            group.Pictures.Count,
            WilsonInterval.Of(score.Right, group.Pictures.Count, confidence),
            100 * score.Below,
            score.Below > 0 ? corrected : null,
            score.Below >= FarBelow && corrected < 1 - confidence);

    private static IEnumerable<UserMessage> Warn(GroupAccuracy group, UserMessage? explanation)
    {
        yield return UserMessage.Of(
            $"{group.Name}: {100 * group.Accuracy.Value:0} % of {group.Examples} pictures are recognised, {group.BelowRest:0} points less than of the others; hardly by chance (p = {group.Chance:0.0000}, corrected). Collect more pictures like these to learn from, and report this accuracy beside the whole one.");
        if (explanation is not null)
        {
            yield return explanation;
        }
    }
}
