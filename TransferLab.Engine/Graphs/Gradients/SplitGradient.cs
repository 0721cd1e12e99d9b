namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>The parts' gradients side by side; zeros for parts that the loss does not depend on.</summary>
internal static class SplitGradient
{
    public static void Differentiate(NodeGradient n)
    {
        string[] parts = [.. Enumerable.Range(0, n.Node.Outputs.Count).Select(n.OutputGradientOrZeros)];
        n.Give(0, n.G.Concat(n.Node.Int("axis", 0), parts));
    }
}
