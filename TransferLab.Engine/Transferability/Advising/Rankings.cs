using TransferLab.Engine.Transferability.Scores;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>Places, and whether several orders agree.</summary>
internal static class Rankings
{
    private const int Draws = 2000;

    /// <summary>1 for the largest; equal values share the better place; null stays null.</summary>
    public static int?[] Places(IReadOnlyList<double?> values) =>
        [.. values.Select(value => value is null ? null : (int?)(1 + values.Count(other => other > value)))];

    /// <summary>Kendall's W over all scores that judge every backbone, with the chance that random orders agree as well.</summary>
    /// <param name="scores">For each backbone its scores, one per kind in the same order.</param>
    /// <returns>Null for fewer than three backbones or two scores.</returns>
    /// <remarks>Ties as in Kendall and Gibbons, "Rank correlation methods", 1990; 2000 random orders from a fixed seed.</remarks>
    public static ScoreAgreement? Agreement(IReadOnlyList<IReadOnlyList<ScoreValue>> scores)
    {
        double[][] ranks = [.. Enumerable.Range(0, scores.Count == 0 ? 0 : scores[0].Count)
            .Where(kind => scores.All(of => of[kind].Value is not null))
            .Select(kind => MeanRanks([.. scores.Select(of => of[kind].Value!.Value)]))];
        if (scores.Count < 3 || ranks.Length < 2)
        {
            return null;
        }

        var observed = Concordance(ranks);
        var random = new Random(0);
        var asHigh = 0;
        double[][] shuffled = [.. ranks.Select(row => (double[])row.Clone())];
        for (var draw = 0; draw < Draws; draw++)
        {
            foreach (var row in shuffled)
            {
                random.Shuffle(row);
            }

            asHigh += Concordance(shuffled) >= observed - 1e-12 ? 1 : 0;
        }

        var probability = (asHigh + 1.0) / (Draws + 1);
        return new(observed, probability, Sentence(observed, probability));
    }

    private static UserMessage Sentence(double concordance, double probability) => (probability < ScoreAgreement.Significance, concordance) switch
    {
        (false, _) => UserMessage.Of($"The scores agree no better than chance would: do not choose by them. Try two or three networks instead."),
        (_, < 0.5) => UserMessage.Of($"The scores agree a little (concordance {concordance:0.00} of 1): the first places are worth trying, their order is not sure."),
        _ => UserMessage.Of($"The scores largely agree (concordance {concordance:0.00} of 1)."),
    };

    /// <summary>From 1; ties share their mean.</summary>
    internal static double[] MeanRanks(double[] values) =>
        [.. values.Select(value => 1 + values.Count(other => other < value) + ((values.Count(other => other == value) - 1) / 2.0))];

    internal static double Concordance(double[][] ranks)
    {
        var (m, n) = (ranks.Length, ranks[0].Length);
        var mean = m * (n + 1) / 2.0;
        var squares = Enumerable.Range(0, n).Sum(i => Math.Pow(ranks.Sum(row => row[i]) - mean, 2));
        var ties = ranks.Sum(row => row.GroupBy(rank => rank).Sum(group => Math.Pow(group.Count(), 3) - group.Count()));
        var most = ((double)m * m * (Math.Pow(n, 3) - n)) - (m * ties);
        return most <= 0 ? 0 : 12 * squares / most;
    }
}
