namespace TransferLab.Engine.Graphs.Gradients;

/// <summary><c>Max</c> and <c>Min</c> of several tensors: the gradient goes to the largest, in equal parts where several are.</summary>
internal static class ExtremumGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var g = n.G;
        string[] winners = [.. n.Node.Inputs.Select(input => g.Apply("Cast", [g.Equal(input, n.Y)], ("to", (long)ElementType.Float)))];
        var share = winners.Length == 1 ? n.Dy : g.Div(n.Dy, g.Apply("Sum", winners));
        for (var i = 0; i < winners.Length; i++)
        {
            if (n.Wants(i))
            {
                n.GiveSummed(i, g.Mul(share, winners[i]), n.OutputShape());
            }
        }
    }
}
