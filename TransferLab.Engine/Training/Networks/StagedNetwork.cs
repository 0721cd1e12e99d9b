using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>
/// A residual network for small pictures whose features are those of all its stages, not of the last alone: colour and texture from the
/// early ones, parts and their places from the later ones.
/// </summary>
/// <remarks>Features of several stages: Evci et al., "Head2Toe", ICML 2022; see docs/decisions/bundled-backbones.md.</remarks>
internal static class StagedNetwork
{
    /// <summary>Channels of the last stage that are kept for each quarter of the picture.</summary>
    private const int PlaceChannels = 64;

    /// <param name="stem">Channels at half the picture's size.</param>
    /// <param name="widths">Channels of each stage; each halves the size.</param>
    /// <param name="outputs">Numbers of the answer, from which learning starts; dropped when the backbone is written.</param>
    public static ClassifierNetwork Build(int channels, int side, int stem, IReadOnlyList<int> widths, int outputs, int seed)
    {
        var n = new NetworkBuilder(seed);
        var input = n.G.Input("pictures", ElementType.Float, "batch", channels, side, side);
        var x = n.G.Relu(n.ConvNorm(input, channels, stem, kernel: 3, stride: 2));
        var (parts, width, before) = (new List<string>(), 0, stem);
        foreach (var stage in widths)
        {
            x = ResidualNetwork.Block(n, x, before, stage, stride: 2);
            parts.Add(Average(n, x));
            (before, width) = (stage, width + stage);
        }

        var places = n.G.Relu(n.ConvNorm(x, before, PlaceChannels, kernel: 1));
        var cell = side >> (widths.Count + 2);
        var quarters = n.G.Apply("AveragePool", [places], ("kernel_shape", new long[] { cell, cell }), ("strides", new long[] { cell, cell }));
        parts.Add(n.G.Apply("Flatten", [quarters], ("axis", 1L)));
        width += 4 * PlaceChannels;
        n.G.Add(new OnnxNode("Concat", parts, ["embedding"]) { Name = "embedding" }.With("axis", 1L));
        var answers = n.G.Output(n.Dense("embedding", width, outputs), "answers", ElementType.Float, ["batch", outputs]);
        return new(n.G.Graph, input, "embedding", answers, ["head.weight", "head.bias"]);
    }

    private static string Average(NetworkBuilder n, string x) => n.G.Apply("Flatten", [n.G.Apply("GlobalAveragePool", [x])], ("axis", 1L));
}
