namespace TransferLab.Engine.Transferability.Scores;

/// <summary>Minus how much the classes overlap, each taken for a normal distribution without correlations: −Σ exp(−Bhattacharyya distance).</summary>
/// <remarks>Source: Pándy et al., "Transferability estimation using Bhattacharyya class separability", CVPR 2022. Cost O(n·width + classes²·width).</remarks>
internal sealed class GbcScore : TransferabilityScore
{
    private const double SmallestVariance = 1e-4;

    public override ScoreKind Kind => ScoreKind.Gbc;

    protected override double Compute(ScoreInput input, CancellationToken cancellationToken)
    {
        var variances = Enumerable.Range(0, input.ClassCount).Select(c => Variances(input, c)).ToArray();
        var overlap = 0.0;
        for (var i = 0; i < input.ClassCount; i++)
        {
            for (var j = 0; j < i; j++)
            {
                overlap += 2 * Math.Exp(-Distance(input.ClassMeans.Row(i), variances[i], input.ClassMeans.Row(j), variances[j]));
            }
        }

        return -overlap;
    }

    private static double[] Variances(ScoreInput input, int label)
    {
        var (rows, mean) = (input.RowsOf(input.Features, label), input.ClassMeans.Row(label).ToArray());
        var variances = new double[mean.Length];
        for (var i = 0; i < rows.Rows; i++)
        {
            var row = rows.Row(i);
            for (var d = 0; d < mean.Length; d++)
            {
                variances[d] += (row[d] - mean[d]) * (row[d] - mean[d]) / rows.Rows;
            }
        }

        return Array.ConvertAll(variances, variance => Math.Max(variance, SmallestVariance));
    }

    private static double Distance(ReadOnlySpan<double> mean1, double[] variances1, ReadOnlySpan<double> mean2, double[] variances2)
    {
        var (apart, shape) = (0.0, 0.0);
        for (var d = 0; d < mean1.Length; d++)
        {
            var variance = (variances1[d] + variances2[d]) / 2;
            apart += (mean1[d] - mean2[d]) * (mean1[d] - mean2[d]) / variance;
            shape += Math.Log(variance) - (0.5 * Math.Log(variances1[d] * variances2[d]));
        }

        return (apart / 8) + (shape / 2);
    }
}
