using TransferLab.Engine.Graphs.Blocked;
using TransferLab.Engine.Graphs.Gradients;

namespace TransferLab.Engine.Graphs;

/// <summary>
/// Reverse-mode differentiation of graphs: from a forward graph, a loss and the tensors to train, one graph that computes loss and gradients.
/// Only the path from the loss to the trainable tensors is differentiated; see docs/methods/gradients.md.
/// </summary>
public static class GradientBuilder
{
    /// <summary>Builds the graph for one training step.</summary>
    /// <param name="forward">A classifier; it is not changed. float16 is computed in float32.</param>
    /// <exception cref="TransferLabException">
    /// An operator on the path has no gradient rule or is quantised (the message names operator and node and says what can be tuned instead),
    /// or a size cannot be determined.
    /// </exception>
    /// <exception cref="ArgumentException">A name in the request is none of the graph's, or is no float tensor.</exception>
    public static GradientGraph Build(OnnxGraph forward, GradientRequest request)
    {
        var prepared = ForwardGraph.Prepare(forward, request);
        var g = new GraphBuilder(prepared.Graph, "gradient/");
        var loss = request.Loss.Kind is LossKind.SquaredError
            ? SquaredError.Append(g, request.Logits, prepared.Shape(request.Logits))
            : CrossEntropy.Append(g, request.Logits, prepared.Shape(request.Logits), request.Loss);
        var backward = new Backpropagation(g, prepared);
        var gradients = backward.Run(new() { [request.Logits] = loss.LogitsGradient }, request.Trainable);
        g.Output(loss.Loss, type: ElementType.Float, shape: []);
        g.Output(request.Logits);
        var graph = LaidOut(g.Graph, prepared, [.. gradients.Values, .. prepared.RunningStatistics.Values]);
        return new(graph, loss.Loss, request.Logits, GradientGraph.LabelsInput, gradients, prepared.RunningStatistics, prepared.Values);
    }

    /// <summary>The finished graph as this machine runs it fastest.</summary>
    /// <param name="keep">Inner tensors that must stay under their names.</param>
    internal static OnnxGraph LaidOut(OnnxGraph graph, ForwardGraph prepared, IReadOnlyCollection<string> keep)
    {
        if (!prepared.Blocks.Exists || !graph.Nodes.Any(node => node.Is("Conv")))
        {
            return graph;
        }

        var values = ShapeInference.Infer(graph).ToDictionary();
        foreach (var (name, value) in prepared.Values)
        {
            values[name] = value;
        }

        return BlockedLayout.Apply(graph, values, prepared.Blocks, keep);
    }

    /// <summary>
    /// The weights that <see cref="Build"/> can train, in the order of the graph: every way from them to the logits has rules.
    /// Constants of formulas, preprocessing, and the running statistics of batch normalisation are no weights.
    /// </summary>
    public static IReadOnlyList<string> Trainable(OnnxGraph forward, string logits) =>
        TrainableTensors.Of(forward.SeparateInitializers().CutAt(logits), logits);
}
