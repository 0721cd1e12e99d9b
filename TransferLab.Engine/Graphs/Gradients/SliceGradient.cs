namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>The slice goes back to its place, with zeros around it; steps other than 1 go through a selection matrix.</summary>
internal static class SliceGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var (input, rank) = (n.InputShape(0), n.InputShape(0).Length);
        var starts = n.Longs(1);
        var axes = n.Node.Input(3) is null ? [.. Enumerable.Range(0, starts.Length).Select(axis => (long)axis)] : n.Longs(3);
        var steps = n.Node.Input(4) is null ? [.. starts.Select(_ => 1L)] : n.Longs(4);
        var pads = new long[2 * rank];
        var (gradient, shape) = (n.Dy, n.OutputShape().ToArray());
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = NodeGradient.Axis(axes[i], rank);
            var start = Start(starts[i], input[axis], steps[i]);
            if (steps[i] == 1)
            {
                pads[axis] = start;
                pads[axis + rank] = input[axis] - start - shape[axis];
                continue;
            }

            long[] sources = [.. Enumerable.Range(0, (int)shape[axis]).Select(place => start + place * steps[i])];
            gradient = LinearMap.Back(n.G, gradient, axis, LinearMap.Selection(sources, input[axis]), shape);
        }

        n.Give(0, pads.Any(pad => pad != 0) ? n.G.Apply("Pad", [gradient, n.G.Constant(pads)]) : gradient);
    }

    private static long Start(long start, long size, long step) =>
        Math.Clamp(start < 0 ? start + size : start, 0, step > 0 ? size : size - 1);
}
