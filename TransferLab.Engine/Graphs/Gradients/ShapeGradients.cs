namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Operators that keep or repeat elements.</summary>
internal static class ShapeGradients
{
    public static void SameElements(NodeGradient n) =>
        n.Give(0, n.InputShape(0).SequenceEqual(n.OutputShape()) ? n.Dy : n.G.Reshape(n.Dy, n.InputShape(0)));

    public static void Transpose(NodeGradient n)
    {
        var rank = n.InputShape(0).Length;
        var order = n.Node.Ints("perm") ?? [.. Enumerable.Range(0, rank).Reverse().Select(axis => (long)axis)];
        var back = new long[rank];
        for (var i = 0; i < rank; i++)
        {
            back[order[i]] = i;
        }

        n.Give(0, n.G.Transpose(n.Dy, back));
    }

    public static void Expand(NodeGradient n) => n.GiveSummed(0, n.Dy, n.OutputShape());

    public static void Cast(NodeGradient n)
    {
        if (n.InputType(0).IsReal() && ((ElementType)n.Node.Int("to", 0)).IsReal())
        {
            n.Give(0, n.InputType(0) == (ElementType)n.Node.Int("to", 0) ? n.Dy : n.G.Apply("Cast", [n.Dy], ("to", (long)n.InputType(0))));
        }
    }
}
