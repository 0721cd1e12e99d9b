using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Optimisers;

/// <summary>Shortens the gradient over all weights where it is longer than a limit; its direction stays.</summary>
/// <remarks>Source: Pascanu, Mikolov &amp; Bengio, "On the difficulty of training recurrent neural networks", ICML 2013.</remarks>
internal static class GradientClipping
{
    /// <summary>Appends the length as an output of the graph.</summary>
    /// <param name="limit">0 never shortens.</param>
    public static IReadOnlyList<string> Apply(GraphBuilder g, IReadOnlyList<string> gradients, double limit)
    {
        var squares = gradients.Select(gradient => g.Apply("ReduceSumSquare", [gradient], ("keepdims", false))).ToList();
        var norm = g.Sqrt(squares.Count == 1 ? squares[0] : g.Apply("Sum", squares));
        g.Output(norm, StepGraph.NormOutput, ElementType.Float, []);
        if (limit <= 0)
        {
            return gradients;
        }

        var longest = g.Constant((float)limit);
        var factor = g.Div(longest, g.Apply("Max", [norm, longest]));
        return [.. gradients.Select(gradient => g.Mul(gradient, factor))];
    }
}
