using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>Finds where the last blocks of a network begin.</summary>
/// <remarks>
/// Networks do not say what their blocks are. A block is taken to be two to six layers with weights between two <see cref="NetworkCuts"/>,
/// beginning where least has to be kept of each picture: at the narrow tensor between two residual or separable blocks.
/// </remarks>
internal static class BlockCut
{
    private const int FewestLayers = 2;
    private const int MostLayers = 6;

    /// <summary>The tensors at which the last <paramref name="blocks"/> blocks before <paramref name="output"/> begin, the one that enters them among those that go past them.</summary>
    /// <param name="values">Shapes of all tensors, for one example.</param>
    /// <exception cref="TransferLabException">The network has not that many blocks.</exception>
    public static IReadOnlyList<string> Before(OnnxGraph graph, IReadOnlyDictionary<string, OnnxValue> values, string input, string output, int blocks)
    {
        var cuts = NetworkCuts.Of(graph, values, input, output);
        var layersBefore = LayersBefore(graph, cuts);
        var from = cuts.Count - 1;
        for (var block = 0; block < blocks; block++)
        {
            var end = from;
            var candidates = Enumerable.Range(0, end)
                .Where(cut => layersBefore[end] - layersBefore[cut] is >= FewestLayers and <= MostLayers && layersBefore[cut] > 0)
                .ToList();
            if (candidates.Count == 0 && block == 0)
            {
                throw new TransferLabException(
                    $"The model has no blocks that can be tuned apart from the rest.",
                    $"Tune all layers.");
            }

            if (candidates.Count == 0)
            {
                throw new TransferLabException(
                    $"The model has only {block} blocks that can be tuned apart from the rest; {blocks} were asked for.",
                    $"Choose at most {block} blocks, or tune all layers.");
            }

            from = candidates.MinBy(cut => (cuts[cut].Sum(tensor => NetworkCuts.Size(values, tensor)), -cut));
        }

        return cuts[from];
    }

    /// <summary>Layers with weights that lie before each cut.</summary>
    private static int[] LayersBefore(OnnxGraph graph, IReadOnlyList<IReadOnlyList<string>> cuts) =>
        [.. cuts.Select(cut => graph.CutAt(cut).Nodes.Count(NetworkCuts.HasWeights))];
}
