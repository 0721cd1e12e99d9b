using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>Log-evidence of the one-hot labels under a Bayesian linear model of the features, per picture, mean over the classes.</summary>
/// <remarks>
/// Source: You et al., "LogME", ICML 2021, with the fixed-point iteration of their later "Ranking and tuning pre-trained models", JMLR 2022.
/// Cost O(n·width² + width³).
/// </remarks>
internal sealed class LogMeScore : TransferabilityScore
{
    private const int MostSteps = 11;
    private const double Guard = 1e-5;
    private const double Enough = 1e-3;

    public override ScoreKind Kind => ScoreKind.LogMe;

    protected override UserMessage? Needs(ScoreInput input) => MoreRowsThanColumns(input);

    protected override double Compute(ScoreInput input, CancellationToken cancellationToken) =>
        Enumerable.Range(0, input.ClassCount).Average(c => Evidence(input, c));

    /// <summary>Of one class against the rest, per picture.</summary>
    public static double Evidence(ScoreInput input, int label)
    {
        var (n, D) = (input.Rows, input.Columns);
        var sigma = Array.ConvertAll(input.Gram.Values, value => Math.Max(0, value));
        var squares = SquaredCoordinates(input, label, sigma);
        var r0 = Math.Max(0, input.Counts[label] - squares.Sum());
        double alpha = 1, beta = 1, lambda = 1, m2 = 0, r = 0;
        for (var step = 0; step < MostSteps; step++)
        {
            lambda = alpha / beta;
            var gamma = 0.0;
            (m2, r) = (0, r0);
            for (var j = 0; j < D; j++)
            {
                gamma += sigma[j] / (sigma[j] + lambda);
                m2 += sigma[j] * squares[j] / Math.Pow(lambda + sigma[j], 2);
                r += squares[j] / Math.Pow(1 + (sigma[j] / lambda), 2);
            }

            alpha = gamma / (m2 + Guard);
            beta = (n - gamma) / (r + Guard);
            if (Math.Abs((alpha / beta) - lambda) / lambda <= Enough)
            {
                break;
            }
        }

        var evidence = (D / 2.0 * Math.Log(alpha)) + (n / 2.0 * Math.Log(beta))
            - (0.5 * sigma.Sum(value => Math.Log(alpha + (beta * value))))
            - (beta / 2 * r) - (alpha / 2 * m2) - (n / 2.0 * Math.Log(2 * Math.PI));
        return evidence / n;
    }

    /// <summary>(Uᵀt)² for F = USVᵀ, without U: uⱼ·t = vⱼ·(Fᵀt)/sⱼ, and Fᵀt is the sum of the class's rows.</summary>
    private static double[] SquaredCoordinates(ScoreInput input, int label, double[] sigma)
    {
        var squares = new double[sigma.Length];
        var mean = input.ClassMeans.Row(label);
        for (var j = 0; j < squares.Length; j++)
        {
            if (sigma[j] <= 1e-13 * sigma[0])
            {
                continue;
            }

            var along = 0.0;
            for (var d = 0; d < mean.Length; d++)
            {
                along += input.Gram.Vectors[d, j] * mean[d];
            }

            squares[j] = Math.Pow(along * input.Counts[label], 2) / sigma[j];
        }

        return squares;
    }
}
