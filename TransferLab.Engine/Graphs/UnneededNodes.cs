namespace TransferLab.Engine.Graphs;

/// <summary>Takes out what nobody asks for.</summary>
internal static class UnneededNodes
{
    /// <summary>Removes the nodes on which neither an output of the graph nor one of <paramref name="keep"/> depends.</summary>
    public static void RemoveUnneeded(this OnnxGraph graph, IReadOnlyCollection<string> keep)
    {
        var needed = graph.Outputs.Select(value => value.Name).Concat(keep).ToHashSet();
        var kept = new List<OnnxNode>();
        foreach (var node in Enumerable.Reverse(graph.Nodes))
        {
            if (node.Outputs.Any(needed.Contains))
            {
                kept.Add(node);
                needed.UnionWith(node.Needs);
            }
        }

        kept.Reverse();
        graph.Nodes.Clear();
        graph.Nodes.AddRange(kept);
    }
}
