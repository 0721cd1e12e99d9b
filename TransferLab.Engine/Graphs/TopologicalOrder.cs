namespace TransferLab.Engine.Graphs;

/// <summary>An order in which every node comes after those it needs.</summary>
public static class TopologicalOrder
{
    /// <summary>The nodes in running order; nodes that are in order already stay as they are.</summary>
    /// <exception cref="TransferLabException">A tensor is computed twice or nowhere, or nodes wait for each other.</exception>
    public static List<OnnxNode> Of(OnnxGraph graph)
    {
        var known = graph.Inputs.Select(value => value.Name).Concat(graph.Initializers.Keys).ToHashSet();
        CheckProducers(graph, known);
        var ordered = new List<OnnxNode>(graph.Nodes.Count);
        var waiting = graph.Nodes;
        while (waiting.Count > 0)
        {
            var later = new List<OnnxNode>();
            foreach (var node in waiting)
            {
                if (node.Needs.All(known.Contains))
                {
                    ordered.Add(node);
                    known.UnionWith(node.Outputs);
                }
                else
                {
                    later.Add(node);
                }
            }

            if (later.Count == waiting.Count)
            {
                throw Stuck(later[0], known);
            }

            waiting = later;
        }

        return ordered;
    }

    private static void CheckProducers(OnnxGraph graph, HashSet<string> known)
    {
        var computed = new HashSet<string>(known);
        foreach (var (node, output) in graph.Nodes.SelectMany(node => node.Outputs.Select(output => (node, output))))
        {
            if (output.Length > 0 && !computed.Add(output))
            {
                throw new TransferLabException(
                    $"The graph is damaged: node {node.DisplayName} computes the tensor {output}, which exists already.",
                    $"Export the model again.");
            }
        }
    }

    private static TransferLabException Stuck(OnnxNode node, HashSet<string> known) => new(
        $"The graph is damaged: node {node.DisplayName} needs the tensor {node.Needs.First(input => !known.Contains(input))}, which nothing computes before it.",
        $"Export the model again.");
}
