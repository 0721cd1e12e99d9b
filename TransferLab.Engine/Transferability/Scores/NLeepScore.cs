using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>LEEP with groups of similar pictures in the place of source classes, so that no classifier is needed. At most 0.</summary>
/// <remarks>
/// Source: Li et al., "Ranking neural checkpoints", CVPR 2021: principal components with 80 % of the variance, a mixture of five normal
/// distributions per class. Ours have no correlations between components, and start from one fixed clustering. Cost O(rounds·n·classes·components).
/// </remarks>
internal sealed class NLeepScore : TransferabilityScore
{
    private const double Energy = 0.8;
    private const int GroupsPerClass = 5;

    /// <summary>Fewer, and every picture is a group of its own.</summary>
    private const int FewestPerGroup = 2;

    public override ScoreKind Kind => ScoreKind.NLeep;

    protected override UserMessage? Needs(ScoreInput input) => input.Rows >= FewestPerGroup * GroupsPerClass * input.ClassCount
        ? null
        : UserMessage.Of($"{input.Rows} pictures are too few to form {GroupsPerClass * input.ClassCount} groups of them.");

    protected override double Compute(ScoreInput input, CancellationToken cancellationToken)
    {
        var coordinates = LeadingComponents(input);
        var mixture = new NormalMixture(coordinates, GroupsPerClass * input.ClassCount, seed: 0);
        return LeepScore.Of(input, mixture.Fit(cancellationToken));
    }

    private static MatrixView<double> LeadingComponents(ScoreInput input)
    {
        var variances = Array.ConvertAll(input.Covariance.Values, value => Math.Max(0, value));
        var (wanted, sum, total) = (0, 0.0, variances.Sum());
        while (wanted < variances.Length && sum < Energy * total)
        {
            sum += variances[wanted++];
        }

        var coordinates = MatrixView<double>.Allocate(input.Rows, Math.Max(1, wanted));
        MatrixProduct.Multiply(input.Centred, input.Covariance.Vectors.Block(0, 0, input.Columns, coordinates.Columns), coordinates, 1 / Math.Sqrt(Math.Max(variances[0], double.Epsilon)));
        return coordinates;
    }
}
