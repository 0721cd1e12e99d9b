using System.Numerics.Tensors;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>Mean log-likelihood of the labels when each source class stands for the mixture of target classes that it occurs with. At most 0.</summary>
/// <remarks>Source: Nguyen et al., "LEEP", ICML 2020. Cost O(n·source classes).</remarks>
internal sealed class LeepScore : SourceHeadScore
{
    public override ScoreKind Kind => ScoreKind.Leep;

    protected override double Compute(ScoreInput input, CancellationToken cancellationToken) => Of(input, input.SourceProbabilities!.Value);

    /// <param name="theta">Shape (n, source classes), each row sums to 1.</param>
    public static double Of(ScoreInput input, MatrixView<double> theta)
    {
        // P(y|z): how often a picture that is a z for the source has the label y. A source class without mass decides nothing.
        var joint = MatrixView<double>.Allocate(input.ClassCount, theta.Columns);
        var mass = new double[theta.Columns];
        for (var i = 0; i < theta.Rows; i++)
        {
            var row = joint.Row(input.Labels[i]);
            TensorPrimitives.Add(row, theta.Row(i), row);
            TensorPrimitives.Add(mass, theta.Row(i), mass);
        }

        for (var y = 0; y < joint.Rows; y++)
        {
            var row = joint.Row(y);
            for (var z = 0; z < row.Length; z++)
            {
                row[z] = mass[z] > 0 ? row[z] / mass[z] : 0;
            }
        }

        var sum = 0.0;
        for (var i = 0; i < theta.Rows; i++)
        {
            sum += Math.Log(TensorPrimitives.Dot<double>(joint.Row(input.Labels[i]), theta.Row(i)));
        }

        return sum / theta.Rows;
    }
}
