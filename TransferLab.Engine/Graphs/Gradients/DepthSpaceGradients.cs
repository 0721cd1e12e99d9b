namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Both only move elements, so each is undone by the inverse move.</summary>
internal static class DepthSpaceGradients
{
    public static void DepthToSpace(NodeGradient n)
    {
        var (block, shape) = (n.Node.Int("blocksize", 1), n.InputShape(0));
        if (n.Node.Text("mode", "DCR") == "DCR")
        {
            n.Give(0, n.G.Apply("SpaceToDepth", [n.Dy], ("blocksize", block)));
            return;
        }

        var split = n.G.Reshape(n.Dy, shape[0], shape[1] / (block * block), shape[2], block, shape[3], block);
        n.Give(0, n.G.Reshape(n.G.Transpose(split, 0, 1, 3, 5, 2, 4), shape));
    }

    public static void SpaceToDepth(NodeGradient n) =>
        n.Give(0, n.G.Apply("DepthToSpace", [n.Dy], ("blocksize", n.Node.Int("blocksize", 1)), ("mode", "DCR")));
}
