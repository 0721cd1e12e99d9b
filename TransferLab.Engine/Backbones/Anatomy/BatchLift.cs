using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>Lets a network that was exported for one picture at a time take many.</summary>
/// <remarks>
/// What fixes the batch, apart from the declared shapes, are reshapes to <c>[1, …]</c>; there a 0 ("as it comes in") takes the place of the 1.
/// Whether the result is right is not proven here but tried: a checkup compares it with single pictures.
/// </remarks>
internal static class BatchLift
{
    public static void Apply(OnnxGraph graph)
    {
        graph.ValueInfos.Clear();
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i].Is("Reshape") && graph.Nodes[i].Input(1) is { } name && ShapeOf(graph, name) is [1, ..] shape)
            {
                graph.Nodes[i] = Lifted(graph, graph.Nodes[i], shape);
            }
        }
    }

    private static long[]? ShapeOf(OnnxGraph graph, string tensor)
    {
        if (graph.Initializers.TryGetValue(tensor, out var constant))
        {
            return constant.Shape.Count == 1 ? constant.ToLongs() : null;
        }

        return graph.Producer(tensor) is { OpType: "Constant" } node && node.Attribute("value") is { } value ? value.Tensor.ToLongs() : null;
    }

    private static OnnxNode Lifted(OnnxGraph graph, OnnxNode node, long[] shape)
    {
        // The first side may say "the rest" only where no other does and where 0 has its other meaning.
        shape[0] = node.Int("allowzero", 0) == 0 ? 0 : -1;
        if (shape.Count(side => side == -1) > 1)
        {
            return node;
        }

        var name = $"transferlab.shape.{graph.Initializers.Count}";
        graph.Initializers[name] = OnnxTensor.List(shape);
        return node with { Inputs = [node.Inputs[0], name] };
    }
}
