namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>Lets a blocked convolution apply the rectifier behind it itself, where nobody else looks at its result.</summary>
internal static class FusedActivations
{
    public static void Fuse(OnnxGraph graph, IReadOnlyCollection<string> keep)
    {
        var index = new GraphIndex(graph);
        var gone = new HashSet<OnnxNode>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var conv = graph.Nodes[i];
            if (conv.Domain == BlockedLayout.Domain && conv.OpType == "Conv" && conv.Attribute("activation") is null
                && !keep.Contains(conv.Outputs[0]) && index.Consumers(conv.Outputs[0]) is [var only] && Activated(graph, conv, only) is { } fused)
            {
                graph.Nodes[i] = fused;
                gone.Add(only);
            }
        }

        graph.Nodes.RemoveAll(gone.Contains);
    }

    private static OnnxNode? Activated(OnnxGraph graph, OnnxNode conv, OnnxNode activation)
    {
        var fused = conv with { Outputs = activation.Outputs };
        if (activation.Is("Relu"))
        {
            return fused.With("activation", "Relu");
        }

        return activation.Is("Clip") && Bound(graph, activation, 1) is { } low && Bound(graph, activation, 2) is { } high
            ? fused.With("activation", "Clip").With("activation_params", new[] { low, high })
            : null;
    }

    private static float? Bound(OnnxGraph graph, OnnxNode clip, int input) =>
        clip.Input(input) is { } bound && graph.Initializers.TryGetValue(bound, out var value) ? value.ToFloats()[0] : null;
}
