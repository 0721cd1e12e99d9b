namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Constant padding is cut off again; what was mirrored or repeated goes back to where it came from.</summary>
internal static class PadGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var (input, rank) = (n.InputShape(0), n.InputShape(0).Length);
        var pads = Pads(n, rank);
        var mode = n.Node.Text("mode", "constant");
        if (mode == "constant")
        {
            n.Give(0, n.G.Apply("Pad", [n.Dy, n.G.Constant([.. pads.Select(pad => -pad)])]));
            return;
        }

        var (gradient, shape) = (n.Dy, n.OutputShape().ToArray());
        for (var axis = 0; axis < rank; axis++)
        {
            if (pads[axis] != 0 || pads[axis + rank] != 0)
            {
                long[] sources = [.. Enumerable.Range(0, (int)shape[axis]).Select(place => Source(place - pads[axis], input[axis], mode))];
                gradient = LinearMap.Back(n.G, gradient, axis, LinearMap.Selection(sources, input[axis]), shape);
            }
        }

        n.Give(0, gradient);
    }

    private static long[] Pads(NodeGradient n, int rank)
    {
        var given = n.Longs(1);
        if (n.Node.Input(3) is null)
        {
            return given;
        }

        var axes = n.Longs(3);
        var pads = new long[2 * rank];
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = NodeGradient.Axis(axes[i], rank);
            pads[axis] = given[i];
            pads[axis + rank] = given[i + axes.Length];
        }

        return pads;
    }

    private static long Source(long place, long size, string mode) => mode switch
    {
        "edge" => Math.Clamp(place, 0, size - 1),
        "wrap" => (place % size + size) % size,
        _ => place < 0 ? -place : place >= size ? 2 * (size - 1) - place : place,
    };
}
