using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Optimisers;

/// <summary>Gradient descent with momentum; weight decay is added to the gradient: v = μv + g + λw; w = w − ηv, or w − η(g + λw + μv) with Nesterov's look ahead.</summary>
/// <remarks>Source: Sutskever et al., "On the importance of initialization and momentum", ICML 2013, in the form common to today's frameworks.</remarks>
internal sealed class SgdRule(OptimiserOptions options, StepGraphBuilder step) : UpdateRule(step)
{
    public override string Apply(TrainableTensor tensor, string gradient)
    {
        var weight = Step.Row(tensor.Name);
        var slope = tensor.Decays && options.WeightDecay > 0 ? G.Add(gradient, G.Mul(weight, (float)options.WeightDecay)) : gradient;
        return G.Sub(weight, G.Mul(Direction(tensor, slope), Step.Rate(tensor.RateFactor)));
    }

    private string Direction(TrainableTensor tensor, string slope)
    {
        if (options.Momentum == 0)
        {
            return slope;
        }

        var velocity = Step.Remember(tensor, "velocity", G.Mul(Step.Memory(tensor, "velocity"), (float)options.Momentum), slope);
        return options.Nesterov ? G.Add(slope, G.Mul(velocity, (float)options.Momentum)) : velocity;
    }
}
