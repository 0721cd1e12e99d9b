using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>Tunes the last blocks of a network; what lies before them is computed once for each picture.</summary>
internal static class LastBlocks
{
    /// <param name="blocks">At least 1.</param>
    /// <param name="layerDecay">Learning rate of a layer as a part of that of the next one.</param>
    /// <exception cref="TransferLabException">The network has not that many blocks.</exception>
    public static TunedPart Of(ClassifierNetwork whole, IReadOnlyList<int> exampleShape, int blocks, double layerDecay = 1)
    {
        var values = ShapeInference.Fixed(whole.Graph.WithInputShapes(new Dictionary<string, long[]>
        {
            [whole.Input] = [1, .. exampleShape.Select(side => (long)side)],
        }));
        var cut = BlockCut.Before(whole.Graph, values, whole.Input, whole.Features, blocks);
        var behind = Behind(whole, cut, values[cut].FixedShape!);
        return new(behind, Tunable.All(behind, layerDecay), weights => weights, cut);
    }

    /// <summary>The part that computes the frozen activations.</summary>
    public static OnnxGraph Before(ClassifierNetwork whole, string cut) => whole.Graph.CutAt(cut);

    private static ClassifierNetwork Behind(ClassifierNetwork whole, string cut, long[] shape)
    {
        var graph = whole.Graph.Between([cut], [whole.Logits]);
        if (graph.Inputs.Any(value => value.Name == whole.Input))
        {
            throw new InvalidOperationException($"The graph goes past its cut {cut}.");
        }

        graph.Inputs.Clear();
        graph.Inputs.Add(new(cut, ElementType.Float, ["batch", .. shape.Skip(1).Select(side => new Dimension(side))]));
        return whole with { Graph = graph, Input = cut };
    }
}
