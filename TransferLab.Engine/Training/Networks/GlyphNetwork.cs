using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>A residual network for small drawings whose features keep where on the sheet each stroke lies.</summary>
internal static class GlyphNetwork
{
    /// <summary>Channels that are kept for each place of the last map.</summary>
    private const int PlaceChannels = 20;

    /// <param name="stem">Channels at half the picture's size.</param>
    /// <param name="widths">Channels of each stage; each halves the size.</param>
    /// <param name="classes">That it learns from; dropped when the backbone is written.</param>
    public static ClassifierNetwork Build(int channels, int side, int stem, IReadOnlyList<int> widths, int classes, int seed)
    {
        var n = new NetworkBuilder(seed);
        var input = n.G.Input("pictures", ElementType.Float, "batch", channels, side, side);
        var x = n.G.Relu(n.ConvNorm(input, channels, stem, kernel: 5, stride: 2));
        var before = stem;
        foreach (var width in widths)
        {
            x = ResidualNetwork.Block(n, x, before, width, stride: 2);
            before = width;
        }

        var last = side >> (widths.Count + 1);
        var places = n.ConvNorm(x, before, PlaceChannels, kernel: 1);
        n.G.Add(new OnnxNode("Flatten", [places], ["embedding"]) { Name = "embedding" }.With("axis", 1L));
        var logits = n.G.Output(n.Dense("embedding", PlaceChannels * last * last, classes), "logits", ElementType.Float, ["batch", classes]);
        return new(n.G.Graph, input, "embedding", logits, ["head.weight", "head.bias"]);
    }
}
