using System.Numerics.Tensors;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>Minus what is left to know of the label once the source's answer is known, in nats. At most 0.</summary>
/// <remarks>Source: Tran, Nguyen and Hassner, "Transferability and hardness of supervised classification tasks", ICCV 2019. Cost O(n·source classes).</remarks>
internal sealed class NceScore : SourceHeadScore
{
    public override ScoreKind Kind => ScoreKind.Nce;

    protected override double Compute(ScoreInput input, CancellationToken cancellationToken)
    {
        var theta = input.SourceProbabilities!.Value;
        return Of([.. Enumerable.Range(0, theta.Rows).Select(i => TensorPrimitives.IndexOfMax<double>(theta.Row(i)))], input);
    }

    /// <param name="answers">The source class of each row.</param>
    public static double Of(int[] answers, ScoreInput input)
    {
        var joint = new Dictionary<(int Z, int Y), int>();
        var marginal = new Dictionary<int, int>();
        for (var i = 0; i < answers.Length; i++)
        {
            joint[(answers[i], input.Labels[i])] = joint.GetValueOrDefault((answers[i], input.Labels[i])) + 1;
            marginal[answers[i]] = marginal.GetValueOrDefault(answers[i]) + 1;
        }

        return joint.OrderBy(pair => pair.Key).Sum(pair => (double)pair.Value / answers.Length * Math.Log((double)pair.Value / marginal[pair.Key.Z]));
    }
}
