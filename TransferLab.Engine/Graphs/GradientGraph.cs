namespace TransferLab.Engine.Graphs;

/// <summary>One graph that computes the loss and its gradients, open at the end for an optimiser.</summary>
/// <param name="Graph">
/// Inputs: those of the forward graph, the labels, then the trainable tensors. Outputs: loss and logits; gradients are inner tensors.
/// Continue it with <see cref="Extend"/>, or call <see cref="WithGradientsAsOutputs"/>.
/// </param>
/// <param name="Loss">Scalar; the mean over the batch.</param>
/// <param name="Logits">Shape (batch, classes).</param>
/// <param name="Labels">The input for the right answers; see <see cref="LabelKind"/>.</param>
/// <param name="Gradients">Gradient tensor by trainable tensor; of the same shape.</param>
/// <param name="RunningStatistics">
/// With batch statistics: the initialisers that hold running means and variances (inputs of this graph) → tensors with their next values.
/// </param>
/// <param name="Values">Element type and fixed shape of every tensor of the forward part, trainable tensors included.</param>
public sealed record GradientGraph(
    OnnxGraph Graph,
    string Loss,
    string Logits,
    string Labels,
    IReadOnlyDictionary<string, string> Gradients,
    IReadOnlyDictionary<string, string> RunningStatistics,
    IReadOnlyDictionary<string, OnnxValue> Values)
{
    /// <summary>The name of the labels' input in every gradient graph.</summary>
    public const string LabelsInput = "training/labels";

    /// <summary>Goes on building on a copy of the graph, e.g. an optimiser's step.</summary>
    public GraphBuilder Extend(string prefix = "step/") => new(Graph.Clone(), prefix);

    /// <summary>The graph with all gradients, then all next running statistics, as further outputs.</summary>
    public OnnxGraph WithGradientsAsOutputs()
    {
        var graph = Graph.Clone();
        graph.Outputs.AddRange(Gradients.Values.Concat(RunningStatistics.Values).Select(name => new OnnxValue(name)));
        return graph;
    }
}
