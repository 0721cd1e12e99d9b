namespace TransferLab.Engine.Graphs;

/// <summary>Old forms of operators rewritten as newer operator sets want them, so that rules know one form only.</summary>
public static class OpsetUpgrade
{
    /// <summary>Before this version broadcasting and many operators had other meanings.</summary>
    private const long OldestOpset = 7;

    /// <summary>The same graph in at least the given operator set; graphs that are newer stay as they are.</summary>
    /// <exception cref="TransferLabException">
    /// The graph is older than operator set 7, uses a form that no longer exists, or has an old form within <c>If</c>, <c>Loop</c> or <c>Scan</c>.
    /// </exception>
    public static OnnxGraph RaisedTo(this OnnxGraph graph, long opset)
    {
        if (graph.Opset >= opset)
        {
            return graph;
        }

        if (graph.Opset < OldestOpset)
        {
            throw new TransferLabException(
                $"The model uses operator set {graph.Opset}, which is too old to be tuned; {OldestOpset} is the oldest that can.",
                $"Convert it to a newer operator set, or export it again.");
        }

        var result = graph.Clone();
        result.Nodes.Clear();
        var g = new GraphBuilder(result, "raised/");
        foreach (var node in graph.Nodes)
        {
            CheckBodies(node, graph.Opset);
            result.Nodes.AddRange(OpsetRules.Raise(g, node, graph.Opset));
        }

        result.Opsets[""] = opset;
        return result;
    }

    /// <summary>Bodies stay as they are; one in an old form would mean something else, or nothing, in the new operator set.</summary>
    private static void CheckBodies(OnnxNode node, long from)
    {
        var scratch = new GraphBuilder();
        if (SubgraphCaptures.Nodes(node).FirstOrDefault(inner => OpsetRules.Raise(scratch, inner, from) is not [var same] || !ReferenceEquals(same, inner)) is { } old)
        {
            throw new TransferLabException(
                $"The node {node.DisplayName} ({node.OpType}) contains the operator {old.OpType} in the form of operator set {from}, which cannot be brought up to date there.",
                $"Export the model again, with fixed sizes of its inputs or with operator set {GraphBuilder.Opset}.");
        }
    }
}
