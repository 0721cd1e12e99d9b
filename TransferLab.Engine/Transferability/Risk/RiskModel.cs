using MathNet.Numerics.LinearAlgebra;

namespace TransferLab.Engine.Transferability.Risk;

/// <summary>A logistic regression with an L2 penalty on <see cref="RiskFactors"/>: the probability that transfer ends below training from scratch.</summary>
/// <remarks>
/// Every data set has the same weight, however many cases it has. A case near the border (a gap within its interval) counts partly for either
/// side, by the normal distribution that its interval says. Penalty and softening are those with the least log-loss on families left out of the fit. See
/// docs/methods/risk-verdict.md.
/// </remarks>
internal sealed class RiskModel
{
    private const int MostSteps = 100;

    /// <summary>Deviations by which one sample in ten is unlucky.</summary>
    private const double Unlucky = 1.2816;

    /// <summary>Against weights that sum to 1.</summary>
    private static readonly double[] Penalties = [0.003, 0.01, 0.03];
    private static readonly double[] Softenings = [5, 10, 20, 40, 80];

    private readonly double softening;
    private readonly double[] means;
    private readonly double[] deviations;
    private readonly Vector<double> weights;

    private RiskModel(double softening, double[] means, double[] deviations, Vector<double> weights) =>
        (this.softening, this.means, this.deviations, this.weights) = (softening, means, deviations, weights);

    /// <remarks>Cost: families × 15 small fits, some hundredths of a second for some hundred cases.</remarks>
    public static RiskModel Fit(IReadOnlyList<RiskCase> cases)
    {
        var (penalty, softening) = Penalties
            .SelectMany(_ => Softenings, (one, other) => (Penalty: one, Softening: other))
            .MinBy(candidate => LeftOutLoss(cases, candidate.Penalty, candidate.Softening));
        return Fit(cases, penalty, softening);
    }

    public double Probability(RiskEvidence evidence) => Sigmoid(Row(evidence).DotProduct(weights));

    /// <summary>The same had the accuracies been counted on pictures that flatter the network as much as one sample in ten does.</summary>
    public double UnluckyProbability(RiskEvidence evidence)
    {
        var perUnit = Math.Abs(weights[1] / deviations[0]);
        return Sigmoid(Row(evidence).DotProduct(weights) + (Unlucky * perUnit * Math.Sqrt(RiskFactors.Variance(evidence, softening))));
    }

    /// <summary>What each factor adds to the logarithm of the odds, against the mean case.</summary>
    public double[] Contributions(RiskEvidence evidence) => [.. Row(evidence).PointwiseMultiply(weights).Skip(1)];

    /// <summary>Log-loss, each family judged by a fit on the others.</summary>
    private static double LeftOutLoss(IReadOnlyList<RiskCase> cases, double penalty, double softening) =>
        cases.GroupBy(one => one.Family).Sum(family =>
        {
            RiskCase[] others = [.. cases.Where(one => one.Family != family.Key)];
            var model = others is [] ? null : Fit(others, penalty, softening);
            return family.GroupBy(one => one.Dataset).Sum(dataset => dataset.Average(one => Loss(NegativeChance(one), model?.Probability(one.Evidence) ?? 0.5)));
        });

    private static double Loss(double target, double probability) =>
        -(target * Math.Log(Math.Max(probability, 1e-12))) - ((1 - target) * Math.Log(Math.Max(1 - probability, 1e-12)));

    private static RiskModel Fit(IReadOnlyList<RiskCase> cases, double penalty, double softening)
    {
        double[][] factors = [.. cases.Select(one => RiskFactors.Of(one.Evidence, softening))];
        var perDataset = cases.GroupBy(one => one.Dataset).ToDictionary(group => group.Key, group => group.Count());
        double[] shares = [.. cases.Select(one => 1.0 / (perDataset[one.Dataset] * perDataset.Count))];
        var (means, deviations) = (new double[RiskFactors.Count], new double[RiskFactors.Count]);
        for (var j = 0; j < means.Length; j++)
        {
            means[j] = factors.Zip(shares, (row, share) => row[j] * share).Sum();
            deviations[j] = Math.Max(1e-9, Math.Sqrt(factors.Zip(shares, (row, share) => share * Math.Pow(row[j] - means[j], 2)).Sum()));
        }

        Vector<double>[] rows = [.. factors.Select(row => Standardise(row, means, deviations))];
        return new(softening, means, deviations, Newton(rows, [.. cases.Select(NegativeChance)], shares, penalty));
    }

    /// <summary>That the true gap lies below 0, as its interval says.</summary>
    private static double NegativeChance(RiskCase one)
    {
        var deviation = Math.Max((one.GapHigh - one.GapLow) / (2 * 1.96), 0.1);
        return MathNet.Numerics.Distributions.Normal.CDF(0, 1, -one.GapPoints / deviation);
    }

    private static Vector<double> Newton(Vector<double>[] rows, double[] targets, double[] shares, double penalty)
    {
        var count = RiskFactors.Count + 1;
        // The constant is not penalised.
        var penalties = Vector<double>.Build.Dense(count, j => j == 0 ? 0 : penalty);
        var weights = Vector<double>.Build.Dense(count);
        for (var step = 0; step < MostSteps; step++)
        {
            var gradient = penalties.PointwiseMultiply(weights);
            var curvature = Matrix<double>.Build.DiagonalOfDiagonalVector(penalties + 1e-9).ToRowArrays();
            for (var i = 0; i < rows.Length; i++)
            {
                var probability = Sigmoid(rows[i].DotProduct(weights));
                gradient += shares[i] * (probability - targets[i]) * rows[i];
                var slope = shares[i] * probability * (1 - probability);
                for (var j = 0; j < count; j++)
                {
                    for (var k = 0; k < count; k++)
                    {
                        curvature[j][k] += slope * rows[i][j] * rows[i][k];
                    }
                }
            }

            var change = Matrix<double>.Build.DenseOfRowArrays(curvature).Solve(gradient);
            // Far from the optimum a whole step may overshoot.
            weights -= change * Math.Min(1, 2 / Math.Max(change.L2Norm(), 1e-12));
            if (change.L2Norm() < 1e-8)
            {
                break;
            }
        }

        return weights;
    }

    private Vector<double> Row(RiskEvidence evidence) => Standardise(RiskFactors.Of(evidence, softening), means, deviations);

    /// <summary>With a leading 1; nobody is taken for stranger than three standard deviations.</summary>
    private static Vector<double> Standardise(double[] factors, double[] means, double[] deviations) =>
        Vector<double>.Build.DenseOfArray([1, .. factors.Select((value, j) => Math.Clamp((value - means[j]) / deviations[j], -3, 3))]);

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
