namespace TransferLab.Engine.Transferability.Risk;

/// <summary>How good the risk verdicts are on measured cases whose family of data sets was left out of the fit.</summary>
public sealed record RiskQuality
{
    private const int Resamples = 2000;
    private const int Seed = 1;

    public required int Cases { get; init; }

    public required int Families { get; init; }

    public required int Negative { get; init; }

    public required int ClearlyNegative { get; init; }

    /// <summary>How often a negative case has a higher probability than a positive one.</summary>
    public required double Auc { get; init; }

    /// <summary>95 % interval of <see cref="Auc"/> over other families: they are drawn anew, each with all its cases.</summary>
    public required (double Low, double High) AucInterval { get; init; }

    /// <summary>The same among the cases whose interval does not hold 0.</summary>
    public required double AucOfClear { get; init; }

    /// <summary>Mean squared error of the probability; 0.25 for a coin.</summary>
    public required double Brier { get; init; }

    public required int CalledLow { get; init; }

    public required int ClearlyNegativeCalledLow { get; init; }

    public required int CalledHigh { get; init; }

    public required int PositiveCalledHigh { get; init; }

    /// <summary>Each family judged by a model that has not seen it.</summary>
    public static RiskQuality LeftOut(IReadOnlyList<RiskCase> cases)
    {
        Judged[] judged = [.. cases.GroupBy(one => one.Family).SelectMany(family =>
        {
            var model = RiskModel.Fit([.. cases.Where(one => one.Family != family.Key)]);
            return family.Select(one => new Judged(one, model.Probability(one.Evidence), RiskAssessor.Level(model, one.Evidence)));
        })];
        return new()
        {
            Cases = cases.Count,
            Families = cases.Select(one => one.Family).Distinct().Count(),
            Negative = cases.Count(one => one.IsNegative),
            ClearlyNegative = cases.Count(one => one.IsClearlyNegative),
            Auc = Area(judged),
            AucInterval = Interval(judged),
            AucOfClear = Area([.. judged.Where(one => one.Case.GapLow > 0 || one.Case.IsClearlyNegative)]),
            Brier = judged.Average(one => Math.Pow(one.Probability - (one.Case.IsNegative ? 1 : 0), 2)),
            CalledLow = judged.Count(one => one.Level == RiskLevel.Low),
            ClearlyNegativeCalledLow = judged.Count(one => one.Level == RiskLevel.Low && one.Case.IsClearlyNegative),
            CalledHigh = judged.Count(one => one.Level == RiskLevel.High),
            PositiveCalledHigh = judged.Count(one => one.Level == RiskLevel.High && one.Case.GapLow > 0),
        };
    }

    /// <summary>A table of the form of <c>risk-cases.csv</c>.</summary>
    public static IReadOnlyList<RiskCase> Read(string file)
    {
        using var reader = new StreamReader(file);
        return RiskAssessor.Read(reader);
    }

    private static (double Low, double High) Interval(IReadOnlyList<Judged> judged)
    {
        Judged[][] families = [.. judged.GroupBy(one => one.Case.Family).Select(family => family.ToArray())];
        var random = new Random(Seed);
        double[] areas = [.. Enumerable.Range(0, Resamples)
            .Select(_ => Area([.. Enumerable.Range(0, families.Length).SelectMany(_ => families[random.Next(families.Length)])]))
            .Where(double.IsFinite)
            .Order()];
        return areas is [] ? (double.NaN, double.NaN) : (areas[areas.Length / 40], areas[areas.Length - 1 - (areas.Length / 40)]);
    }

    /// <summary>Area under the curve of true against false alarms; ties count half. NaN where one side is missing.</summary>
    private static double Area(IReadOnlyList<Judged> judged)
    {
        double[] negative = [.. judged.Where(one => one.Case.IsNegative).Select(one => one.Probability)];
        double[] positive = [.. judged.Where(one => !one.Case.IsNegative).Select(one => one.Probability)];
        return negative.Sum(bad => positive.Sum(good => bad > good ? 1 : bad == good ? 0.5 : 0)) / ((double)negative.Length * positive.Length);
    }

    private sealed record Judged(RiskCase Case, double Probability, RiskLevel Level);
}
