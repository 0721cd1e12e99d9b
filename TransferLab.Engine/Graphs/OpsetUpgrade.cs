namespace TransferLab.Engine.Graphs;

/// <summary>Old forms of operators rewritten as newer operator sets want them, so that rules know one form only.</summary>
public static class OpsetUpgrade
{
    /// <summary>Before this version broadcasting and many operators had other meanings.</summary>
    private const long OldestOpset = 7;

    /// <summary>The same graph in at least the given operator set; graphs that are newer stay as they are.</summary>
    /// <exception cref="TransferLabException">The graph is older than operator set 7, or uses a form that no longer exists.</exception>
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
            result.Nodes.AddRange(OpsetRules.Raise(g, node, graph.Opset));
        }

        result.Opsets[""] = opset;
        return result;
    }
}
