using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Optimisers;

/// <summary>Appends to a graph the nodes by which an optimiser changes one weight.</summary>
internal abstract class UpdateRule(StepGraphBuilder step)
{
    protected StepGraphBuilder Step => step;

    protected GraphBuilder G => step.G;

    public static UpdateRule Of(OptimiserOptions options, StepGraphBuilder step) => options.Kind switch
    {
        OptimiserKind.Sgd => new SgdRule(options, step),
        _ => new AdamWRule(options, step),
    };

    /// <param name="gradient">As a row.</param>
    /// <returns>The tensor with the weight's next value, as a row.</returns>
    public abstract string Apply(TrainableTensor tensor, string gradient);
}
