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

        // The gathered axes come first, so that every index names one whole slice of zeros[axis first].
        int[] order = [.. Enumerable.Range(axis, indices.Length), .. Enumerable.Range(0, axis), .. Enumerable.Range(axis + indices.Length, input.Length - axis - 1)];
        long[] front = [input[axis], .. input.Take(axis), .. input.Skip(axis + 1)];
        var updates = axis == 0 ? n.Dy : g.Transpose(n.Dy, [.. order.Select(place => (long)place)]);
        var rows = g.Reshape(g.Apply("Cast", [n.Node.Inputs[1]], ("to", (long)ElementType.Int64)), [.. indices, 1]);
        var zeros = g.Expand(g.Constant(0f), front);
        var scattered = g.Apply("ScatterND", [zeros, rows, updates], ("reduction", "add"));
        long[] back = [.. Enumerable.Range(1, axis), 0, .. Enumerable.Range(axis + 1, input.Length - axis - 1)];
        n.Give(0, axis == 0 ? scattered : g.Transpose(scattered, back));
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
