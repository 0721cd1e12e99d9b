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
        var loss = CrossEntropy.Append(g, request.Logits, prepared.Shape(request.Logits), request.Loss);
        var backward = new Backpropagation(g, prepared);
        var gradients = backward.Run(new() { [request.Logits] = loss.LogitsGradient }, request.Trainable);
        g.Output(loss.Loss, type: ElementType.Float, shape: []);
        g.Output(request.Logits);
        return new(g.Graph, loss.Loss, request.Logits, GradientGraph.LabelsInput, gradients, prepared.RunningStatistics, prepared.Values);
    }

    /// <summary>The initialisers that <see cref="Build"/> can train, in the order of the graph: float tensors from which every way to the logits has rules.</summary>
    public static IReadOnlyList<string> Trainable(OnnxGraph forward, string logits) =>
        TrainableTensors.Of(forward.ConstantsToInitializers().SeparateInitializers().CutAt(logits), logits);
}
