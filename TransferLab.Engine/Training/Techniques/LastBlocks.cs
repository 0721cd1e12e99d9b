using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>Tunes the last blocks of a network; what lies before them is computed once for each picture.</summary>
internal static class LastBlocks
{
    private const string Row = "frozen/row";

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
        var before = whole.Graph.CutAt(cut);
        var behind = whole.Graph.Between(cut, [whole.Logits]);
        if (behind.Inputs.Any(value => value.Name == whole.Input))
        {
            throw new InvalidOperationException($"The graph goes past its cut {string.Join(", ", cut)}.");
        }

        behind.Inputs.Clear();
        var input = cut.Count == 1 ? Join(behind, values[cut[0]]) : JoinInOneRow(before, behind, values, cut);
        var network = whole with { Graph = behind, Input = input };
        return new(network, Tunable.All(network, layerDecay), weights => weights, before);
    }

    private static string Join(OnnxGraph behind, OnnxValue tensor)
    {
        behind.Inputs.Add(OnnxValue.Floats(tensor.Name, ["batch", .. tensor.FixedShape!.Skip(1).Select(side => new Dimension(side))]));
        return tensor.Name;
    }

    /// <summary>Several tensors cross the cut as one row of numbers for each example.</summary>
    private static string JoinInOneRow(OnnxGraph before, OnnxGraph behind, IReadOnlyDictionary<string, OnnxValue> values, IReadOnlyList<string> cut)
    {
        var packing = new GraphBuilder(before, "frozen/");
        before.Outputs.Clear();
        packing.Add(new OnnxNode("Concat", [.. cut.Select(tensor => packing.Apply("Flatten", [tensor], ("axis", 1L)))], [Row]) { Name = Row }.With("axis", 1L));
        packing.Output(Row);

        long[] lengths = [.. cut.Select(tensor => NetworkCuts.Size(values, tensor))];
        var rest = behind.Nodes.ToList();
        behind.Nodes.Clear();
        var unpacking = new GraphBuilder(behind, "frozen/");
        unpacking.Input(Row, ElementType.Float, "batch", lengths.Sum());
        var parts = unpacking.Apply("Split", [Row, unpacking.Constant(lengths)], cut.Count, attributes: ("axis", 1L));
        foreach (var (part, tensor) in parts.Zip(cut))
        {
            unpacking.Add(new("Reshape", [part, unpacking.Constant([0, .. values[tensor].FixedShape!.Skip(1)])], [tensor]) { Name = tensor });
        }

        behind.Nodes.AddRange(rest);
        return Row;
    }
}
