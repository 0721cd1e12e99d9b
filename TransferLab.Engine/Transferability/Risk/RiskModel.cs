using MathNet.Numerics.LinearAlgebra;

namespace TransferLab.Engine.Transferability.Risk;

/// <summary>A logistic regression with an L2 penalty on <see cref="RiskFactors"/>: the probability that transfer ends below training from scratch.</summary>
/// <remarks>
/// Every data set has the same weight, however many cases it has. A case near the border (a gap within its interval) counts partly for either side, by
/// the normal distribution that its interval says. See docs/methods/risk-verdict.md.
/// </remarks>
internal sealed class RiskModel
{
    /// <summary>Against weights that sum to 1. On data sets left out, 0.01 and more did worse and 0.001 hardly better.</summary>
    private const double Penalty = 0.003;
    private const int MostSteps = 100;

    private readonly double[] means;
    private readonly double[] deviations;
    private readonly Vector<double> weights;

    private RiskModel(double[] means, double[] deviations, Vector<double> weights) => (this.means, this.deviations, this.weights) = (means, deviations, weights);

    public static RiskModel Fit(IReadOnlyList<RiskCase> cases)
    {
        double[][] factors = [.. cases.Select(one => RiskFactors.Of(one.Evidence))];
        var perDataset = cases.GroupBy(one => one.Dataset).ToDictionary(group => group.Key, group => group.Count());
        double[] shares = [.. cases.Select(one => 1.0 / (perDataset[one.Dataset] * perDataset.Count))];
        var (means, deviations) = (new double[RiskFactors.Count], new double[RiskFactors.Count]);
        for (var j = 0; j < means.Length; j++)
        {
            means[j] = factors.Zip(shares, (row, share) => row[j] * share).Sum();
            deviations[j] = Math.Max(1e-9, Math.Sqrt(factors.Zip(shares, (row, share) => share * Math.Pow(row[j] - means[j], 2)).Sum()));
        }

        var rows = Matrix<double>.Build.DenseOfRowArrays(factors.Select(row => Standardise(row, means, deviations)));
        double[] targets = [.. cases.Select(NegativeChance)];
        return new(means, deviations, Newton(rows, targets, shares));
    }

    public double Probability(RiskEvidence evidence) => Sigmoid(Row(evidence).DotProduct(weights));

    /// <summary>What each factor adds to the logarithm of the odds, against the mean case.</summary>
    public double[] Contributions(RiskEvidence evidence) => [.. Row(evidence).PointwiseMultiply(weights).Skip(1)];

    /// <summary>That the true gap lies below 0, as its interval says.</summary>
    private static double NegativeChance(RiskCase one)
    {
        var deviation = Math.Max((one.GapHigh - one.GapLow) / (2 * 1.96), 0.1);
        return MathNet.Numerics.Distributions.Normal.CDF(0, 1, -one.GapPoints / deviation);
    }

    private static Vector<double> Newton(Matrix<double> rows, double[] targets, double[] shares)
    {
        var weights = Vector<double>.Build.Dense(rows.ColumnCount);
        var penalty = Matrix<double>.Build.DiagonalOfDiagonalArray([0, .. Enumerable.Repeat(Penalty, rows.ColumnCount - 1)]);
        for (var step = 0; step < MostSteps; step++)
        {
            var probabilities = (rows * weights).Map(Sigmoid);
            var errors = Vector<double>.Build.Dense(targets.Length, i => shares[i] * (probabilities[i] - targets[i]));
            var gradient = rows.TransposeThisAndMultiply(errors) + (penalty * weights);
            var curvature = Matrix<double>.Build.DiagonalOfDiagonalArray([.. probabilities.Select((p, i) => shares[i] * p * (1 - p))]);
            var change = (rows.TransposeThisAndMultiply(curvature * rows) + penalty + (1e-9 * Matrix<double>.Build.DenseIdentity(rows.ColumnCount))).Solve(gradient);
            // Far from the optimum a whole step may overshoot.
            weights -= change * Math.Min(1, 2 / Math.Max(change.L2Norm(), 1e-12));
            if (change.L2Norm() < 1e-10)
            {
                break;
            }
        }

        return weights;
    }

    private Vector<double> Row(RiskEvidence evidence) => Vector<double>.Build.DenseOfArray(Standardise(RiskFactors.Of(evidence), means, deviations));

    /// <summary>With a leading 1; nobody is taken for stranger than three standard deviations.</summary>
    private static double[] Standardise(double[] factors, double[] means, double[] deviations) =>
        [1, .. factors.Select((value, j) => Math.Clamp((value - means[j]) / deviations[j], -3, 3))];

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
