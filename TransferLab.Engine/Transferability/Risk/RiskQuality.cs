namespace TransferLab.Engine.Transferability.Risk;

/// <summary>How good the risk verdicts are on measured cases whose data set was left out of the fit.</summary>
public sealed record RiskQuality
{
    public required int Cases { get; init; }

    public required int Negative { get; init; }

    public required int ClearlyNegative { get; init; }

    /// <summary>How often a negative case has a higher probability than a positive one.</summary>
    public required double Auc { get; init; }

    /// <summary>The same among the cases whose interval does not hold 0.</summary>
    public required double AucOfClear { get; init; }

    /// <summary>Mean squared error of the probability; 0.25 for a coin.</summary>
    public required double Brier { get; init; }

    public required double LowBelow { get; init; }

    public required int CalledLow { get; init; }

    public required int ClearlyNegativeCalledLow { get; init; }

    public required int CalledHigh { get; init; }

    public required int PositiveCalledHigh { get; init; }

    /// <summary>Each data set judged by a model and a threshold that have not seen it.</summary>
    public static RiskQuality LeftOut(IReadOnlyList<RiskCase> cases)
    {
        var pairs = RiskAssessor.LeftOut(cases);
        var lowBelow = cases.Select(one => one.Dataset).Distinct().ToDictionary(
            name => name, name => RiskAssessor.LowThreshold([.. cases.Where(one => one.Dataset != name)]));
        var low = pairs.Where(pair => RiskAssessor.IsLow(pair.Case.Evidence, pair.Probability, lowBelow[pair.Case.Dataset])).ToArray();
        var high = pairs.Where(pair => pair.Probability >= RiskAssessor.HighFrom).ToArray();
        return new()
        {
            Cases = cases.Count,
            Negative = cases.Count(one => one.IsNegative),
            ClearlyNegative = cases.Count(one => one.IsClearlyNegative),
            Auc = Area(pairs),
            AucOfClear = Area([.. pairs.Where(pair => pair.Case.GapLow > 0 || pair.Case.IsClearlyNegative)]),
            Brier = pairs.Average(pair => Math.Pow(pair.Probability - (pair.Case.IsNegative ? 1 : 0), 2)),
            LowBelow = RiskAssessor.LowThreshold(cases),
            CalledLow = low.Length,
            ClearlyNegativeCalledLow = low.Count(pair => pair.Case.IsClearlyNegative),
            CalledHigh = high.Length,
            PositiveCalledHigh = high.Count(pair => pair.Case.GapLow > 0),
        };
    }

    /// <summary>A table of the form of <c>risk-cases.csv</c>.</summary>
    public static IReadOnlyList<RiskCase> Read(string file)
    {
        using var reader = new StreamReader(file);
        return RiskAssessor.Read(reader);
    }

    /// <summary>Area under the curve of true against false alarms; ties count half. NaN where one side is missing.</summary>
    internal static double Area(IReadOnlyList<(RiskCase Case, double Probability)> pairs)
    {
        double[] negative = [.. pairs.Where(pair => pair.Case.IsNegative).Select(pair => pair.Probability)];
        double[] positive = [.. pairs.Where(pair => !pair.Case.IsNegative).Select(pair => pair.Probability)];
        return negative.Sum(bad => positive.Sum(good => bad > good ? 1 : bad == good ? 0.5 : 0)) / ((double)negative.Length * positive.Length);
    }
}
