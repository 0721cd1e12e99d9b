namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Mean squared difference and its gradient: 2(y − t) / (n·width).</summary>
internal static class SquaredError
{
    /// <returns>The mean over batch and width, and its gradient with respect to the outputs.</returns>
    public static (string Loss, string LogitsGradient) Append(GraphBuilder g, string outputs, long[] shape)
    {
        var targets = g.Input(GradientGraph.LabelsInput, ElementType.Float, shape[0], shape[1]);
        var difference = g.Sub(outputs, targets);
        var loss = g.ReduceMean(g.Mul(difference, difference), [0, 1], keep: false);
        return (loss, g.Mul(difference, 2f / (shape[0] * shape[1])));
    }
}
