namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>What lies between the tensors to train and the loss.</summary>
internal static class ActivePath
{
    /// <summary>Every tensor that depends on one of <paramref name="sources"/>.</summary>
    public static HashSet<string> Tensors(OnnxGraph graph, IReadOnlySet<string> sources)
    {
        var active = new HashSet<string>(sources);
        foreach (var node in graph.Nodes.Where(node => !EndsGradients(node) && node.Needs.Any(active.Contains)))
        {
            active.UnionWith(node.Outputs.Where(output => output.Length > 0));
        }

        return active;
    }

    /// <summary>The nodes with an active input on which <paramref name="loss"/> depends, in running order.</summary>
    public static IReadOnlyList<OnnxNode> Nodes(OnnxGraph graph, string loss, HashSet<string> active)
    {
        var needed = new HashSet<string> { loss };
        var path = new List<OnnxNode>();
        foreach (var node in Enumerable.Reverse(graph.Nodes))
        {
            if (node.Outputs.Any(output => needed.Contains(output) && active.Contains(output)) && node.Needs.Any(active.Contains))
            {
                path.Add(node);
                needed.UnionWith(node.Needs);
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>Operators whose result does not change with small changes of their input.</summary>
    public static bool EndsGradients(OnnxNode node) => node.Domain.Length == 0 && node.OpType
        is "Shape" or "Size" or "ArgMax" or "ArgMin" or "NonZero" or "Equal" or "Greater" or "GreaterOrEqual" or "Less" or "LessOrEqual"
        or "Not" or "And" or "Or" or "Xor" or "IsNaN" or "IsInf" or "ConstantOfShape" or "Sign" or "Floor" or "Ceil" or "Round" or "EyeLike";
}
