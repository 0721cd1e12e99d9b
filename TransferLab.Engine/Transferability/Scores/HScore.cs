namespace TransferLab.Engine.Transferability.Scores;

/// <summary>Variance between the class means, measured in units of the whole variance: tr(cov(F)⁻¹·cov(E[F|y])).</summary>
/// <remarks>
/// Source: Bao et al., "An information-theoretic approach to transferability", ICIP 2019. Regularised: Ibrahim, Ponomareva and Mazumder,
/// "Newer is not always better", ECML 2022: the covariance shrunk as by Ledoit and Wolf (2004), times 1 − shrinkage. Cost O(n·width² + width³).
/// </remarks>
internal sealed class HScore(bool regularised) : TransferabilityScore
{
    private const double Negligible = 1e-12;

    public override ScoreKind Kind => regularised ? ScoreKind.RegularisedHScore : ScoreKind.HScore;

    protected override UserMessage? Needs(ScoreInput input) => regularised ? null : MoreRowsThanColumns(input);

    protected override double Compute(ScoreInput input, CancellationToken cancellationToken)
    {
        var between = VarianceBetweenClasses(input);
        var variances = input.Covariance.Values;
        if (!regularised)
        {
            return Enumerable.Range(0, input.Columns).Where(j => variances[j] > Negligible * variances[0]).Sum(j => between[j] / variances[j]);
        }

        var divisor = (input.Rows - 1.0) / input.Rows;
        var (shrinkage, mu) = LedoitWolf(input);
        return (1 - shrinkage) * Enumerable.Range(0, input.Columns)
            .Select(j => (Between: between[j], Variance: ((1 - shrinkage) * Math.Max(0, variances[j]) * divisor) + (shrinkage * mu)))
            .Where(axis => axis.Variance > Negligible * variances[0])
            .Sum(axis => axis.Between / axis.Variance);
    }

    /// <summary>Along each eigenvector of the covariance.</summary>
    private static double[] VarianceBetweenClasses(ScoreInput input)
    {
        var between = new double[input.Columns];
        for (var c = 0; c < input.ClassCount; c++)
        {
            var mean = input.ClassMeans.Row(c);
            for (var j = 0; j < between.Length; j++)
            {
                var along = 0.0;
                for (var d = 0; d < mean.Length; d++)
                {
                    along += input.Covariance.Vectors[d, j] * (mean[d] - input.Mean[d]);
                }

                between[j] += input.Counts[c] * along * along / (input.Rows - 1);
            }
        }

        return between;
    }

    /// <summary>Shrinkage towards mu·I, with the covariance's divisor n.</summary>
    private static (double Shrinkage, double Mu) LedoitWolf(ScoreInput input)
    {
        double n = input.Rows, D = input.Columns;
        var variances = Array.ConvertAll(input.Covariance.Values, value => Math.Max(0, value) * (n - 1) / n);
        var mu = variances.Sum() / D;
        var delta = variances.Sum(value => value * value);
        var fourth = 0.0;
        for (var i = 0; i < input.Rows; i++)
        {
            var square = 0.0;
            foreach (var value in input.Centred.Row(i))
            {
                square += value * value;
            }

            fourth += square * square;
        }

        var beta = ((fourth / n) - delta) / (D * n);
        var distance = (delta - (D * mu * mu)) / D;
        return (distance <= 0 ? 0 : Math.Clamp(beta / distance, 0, 1), mu);
    }
}
