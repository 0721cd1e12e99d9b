namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Exported networks hold it switched off, where it does nothing; switched on, its mask decides.</summary>
internal static class DropoutGradient
{
    public static void Differentiate(NodeGradient n)
    {
        if (n.Node.Input(2) is null || n.Longs(2)[0] == 0)
        {
            n.Give(0, n.Dy);
            return;
        }

        var ratio = n.Constant(1)?.ToFloats()[0] ?? .5f;
        var mask = n.Node.Output(1);
        if (mask is null)
        {
            mask = n.G.Unused("mask");
            n.ReplaceForward(n.Node with { Outputs = [n.Y, mask] });
        }

        n.Give(0, n.G.Where(mask, n.G.Mul(n.Dy, 1 / (1 - ratio)), n.G.Constant(0f)));
    }
}
