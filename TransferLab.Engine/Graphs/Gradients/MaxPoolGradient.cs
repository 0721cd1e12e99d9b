namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>The gradient goes to the place that won; the forward node is asked for its indices.</summary>
internal static class MaxPoolGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var g = n.G;
        var indices = n.Node.Output(1);
        if (indices is null)
        {
            indices = g.Unused("indices");
            n.ReplaceForward(n.Node with { Outputs = [n.Y, indices] });
        }

        if (n.Node.Int("storage_order", 0) != 0)
        {
            throw n.Unsupported(UserMessage.Of($"its indices are column-major"));
        }

        var count = n.InputShape(0).Aggregate(1L, (product, side) => product * side);
        var zeros = g.Expand(g.Constant(0f), count);
        var scattered = g.Apply("ScatterElements", [zeros, g.Reshape(indices, -1), g.Reshape(n.Dy, -1)], ("axis", 0L), ("reduction", "add"));
        n.Give(0, g.Reshape(scattered, n.InputShape(0)));
    }
}
