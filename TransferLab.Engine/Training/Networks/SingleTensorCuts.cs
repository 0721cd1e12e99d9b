using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>The places at which a network can be cut in two by cutting one tensor.</summary>
internal static class SingleTensorCuts
{
    /// <summary>Computed tensors through which everything from <paramref name="input"/> to <paramref name="output"/> passes, in running order; the output is the last.</summary>
    public static IReadOnlyList<string> Of(OnnxGraph graph, string input, string output)
    {
        var path = PathNodes(graph, input, output);
        var uses = path.SelectMany(node => node.Needs.Distinct()).GroupBy(tensor => tensor).ToDictionary(group => group.Key, group => group.Count());
        var open = new HashSet<string> { input };
        var cuts = new List<string>();
        foreach (var node in path)
        {
            open.UnionWith(node.Outputs.Where(tensor => tensor == output || uses.ContainsKey(tensor)));
            foreach (var tensor in node.Needs.Distinct().Where(open.Contains))
            {
                if (--uses[tensor] == 0)
                {
                    open.Remove(tensor);
                }
            }

            if (open.Count == 1)
            {
                cuts.Add(open.First());
            }
        }

        return [.. cuts.Distinct()];
    }

    /// <summary>Nodes that depend on the input and on which the output depends, in running order.</summary>
    private static List<OnnxNode> PathNodes(OnnxGraph graph, string input, string output)
    {
        var reached = new HashSet<string> { input };
        foreach (var node in graph.Nodes.Where(node => node.Needs.Any(reached.Contains)))
        {
            reached.UnionWith(node.Outputs.Where(tensor => tensor.Length > 0));
        }

        var needed = new HashSet<string> { output };
        var path = new List<OnnxNode>();
        foreach (var node in Enumerable.Reverse(graph.Nodes).Where(node => node.Outputs.Any(tensor => needed.Contains(tensor) && reached.Contains(tensor))))
        {
            needed.UnionWith(node.Needs);
            path.Add(node);
        }

        path.Reverse();
        return path;
    }
}
