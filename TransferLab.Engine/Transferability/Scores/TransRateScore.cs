using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>How much the features say about the label, by the difference of two coding rates.</summary>
/// <remarks>Source: Huang et al., "Frustratingly easy transferability estimation", ICML 2022. Cost O(n·width² + classes·width³).</remarks>
internal sealed class TransRateScore : TransferabilityScore
{
    private const double Distortion = 1e-4;

    public override ScoreKind Kind => ScoreKind.TransRate;

    protected override UserMessage? Needs(ScoreInput input) => MoreRowsThanColumns(input);

    protected override double Compute(ScoreInput input, CancellationToken cancellationToken) =>
        Rate(input.Centred) - Enumerable.Range(0, input.ClassCount).Average(c => Rate(input.RowsOf(input.Centred, c)));

    /// <summary>½ log det(I + ZᵀZ/(nε)), or the same by rows where they are fewer.</summary>
    private static double Rate(MatrixView<double> z)
    {
        var side = z.Columns <= z.Rows ? z.Transposed : z;
        var matrix = MatrixView<double>.Allocate(side.Rows, side.Rows);
        MatrixProduct.Gram(side, matrix, 1 / (z.Rows * Distortion));
        for (var i = 0; i < matrix.Rows; i++)
        {
            matrix[i, i] += 1;
        }

        return Cholesky.Of(matrix).HalfLogDeterminant;
    }
}
