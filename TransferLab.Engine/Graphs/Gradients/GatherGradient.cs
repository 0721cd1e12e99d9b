namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Rows go back to where they were taken from; rows taken twice are added.</summary>
internal static class GatherGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var (g, input, indices) = (n.G, n.InputShape(0), n.InputShape(1));
        var axis = NodeGradient.Axis(n.Node.Int("axis", 0), input.Length);
        if (n.Constant(1) is { Count: 1 } single)
        {
            n.Give(0, Single(n, axis, single.ToLongs()[0]));
            return;
        }

        // ScatterElements adds one number after the other; ScatterND adds on all cores without a lock and loses numbers where rows were
        // taken twice (https://github.com/microsoft/onnxruntime/issues/23396).
        var count = indices.Aggregate(1L, (product, side) => product * side);
        long[] taken = [.. input.Take(axis), count, .. input.Skip(axis + 1)];
        long[] along = [.. input.Select((_, place) => place == axis ? count : 1)];
        var places = g.Expand(g.Reshape(g.Apply("Cast", [n.Node.Inputs[1]], ("to", (long)ElementType.Int64)), along), taken);
        var zeros = g.Expand(g.Constant(0f), input);
        n.Give(0, g.Apply("ScatterElements", [zeros, places, g.Reshape(n.Dy, taken)], ("axis", (long)axis), ("reduction", "add")));
    }

    private static string Single(NodeGradient n, int axis, long index)
    {
        var input = n.InputShape(0);
        var place = NodeGradient.Axis(index, (int)input[axis]);
        var pads = new long[2 * input.Length];
        (pads[axis], pads[axis + input.Length]) = (place, input[axis] - place - 1);
        var slice = input.ToArray();
        slice[axis] = 1;
        return n.G.Apply("Pad", [n.G.Reshape(n.Dy, slice), n.G.Constant(pads)]);
    }
}
