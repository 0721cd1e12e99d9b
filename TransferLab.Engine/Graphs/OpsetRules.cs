namespace TransferLab.Engine.Graphs;

/// <summary>One method for each change between operator sets 7 and 18 that matters.</summary>
internal static class OpsetRules
{
    /// <summary>The nodes that stand for <paramref name="node"/> in operator set 18.</summary>
    public static IReadOnlyList<OnnxNode> Raise(GraphBuilder g, OnnxNode node, long from)
    {
        if (node.Domain.Length > 0)
        {
            return [node];
        }

        return node.OpType switch
        {
            "Squeeze" or "Unsqueeze" or "ReduceSum" when from < 13 => [ListToInput(g, node, "axes", 1)],
            "ReduceMean" or "ReduceMax" or "ReduceMin" or "ReduceProd" or "ReduceL1" or "ReduceL2" or "ReduceLogSum" or "ReduceLogSumExp"
                or "ReduceSumSquare" => [ListToInput(g, node, "axes", 1)],
            "Split" => [Split(g, node)],
            "Softmax" or "LogSoftmax" or "Hardmax" when from < 13 => FlatSoftmax(g, node),
            "BatchNormalization" when from < 14 => [BatchNormalization(node)],
            "Dropout" when from < 12 => [node.Without("ratio", "is_test")],
            "Clip" when from < 11 => [NumberToInput(g, NumberToInput(g, node, "min", 1), "max", 2)],
            "Pad" when from < 11 => [NumberToInput(g, ListToInput(g, node, "pads", 1), "value", 2)],
            "Slice" when from < 10 => [ListToInput(g, ListToInput(g, ListToInput(g, node, "starts", 1), "ends", 2), "axes", 3)],
            "Upsample" => [Upsample(g, node)],
            "Resize" when from < 11 => [OldResize(node, node.Inputs[1])],
            "TopK" when from < 10 => [TopK(g, node)],
            "Scatter" => [node with { OpType = "ScatterElements" }],
            _ => [node],
        };
    }

    /// <summary>A list of whole numbers moves from an attribute to an input.</summary>
    private static OnnxNode ListToInput(GraphBuilder g, OnnxNode node, string name, int position) =>
        node.Ints(name) is { } values ? WithInput(node.Without(name), position, g.Constant(values)) : node;

    private static OnnxNode NumberToInput(GraphBuilder g, OnnxNode node, string name, int position) =>
        node.Attribute(name) is { } value ? WithInput(node.Without(name), position, g.Constant(value.Float)) : node;

    private static OnnxNode WithInput(OnnxNode node, int position, string tensor)
    {
        var inputs = node.Inputs.ToList();
        while (inputs.Count <= position)
        {
            inputs.Add("");
        }

        inputs[position] = tensor;
        return node with { Inputs = inputs };
    }

    private static OnnxNode Split(GraphBuilder g, OnnxNode node)
    {
        var raised = ListToInput(g, node, "split", 1);
        return raised.Input(1) is null ? raised.With("num_outputs", (long)node.Outputs.Count) : raised;
    }

    /// <summary>Up to version 12 everything from the axis on was one row of probabilities.</summary>
    private static IReadOnlyList<OnnxNode> FlatSoftmax(GraphBuilder g, OnnxNode node)
    {
        string flat = g.Unused("flat"), shape = g.Unused("shape"), rows = g.Unused("rows");
        return
        [
            new("Shape", [node.Inputs[0]], [shape]),
            new OnnxNode("Flatten", [node.Inputs[0]], [flat]).With("axis", node.Int("axis", 1)),
            (node with { Inputs = [flat], Outputs = [rows] }).With("axis", 1L),
            new("Reshape", [rows, shape], node.Outputs),
        ];
    }

    private static OnnxNode BatchNormalization(OnnxNode node) => node.Int("spatial", 1) == 1
        ? node.Without("spatial", "is_test", "consumed_inputs") with { Outputs = [node.Outputs[0]] }
        : throw new TransferLabException(
            $"The node {node.DisplayName} normalises every position of the picture by itself, an old form that cannot be tuned.",
            $"Convert the model to a newer operator set, or export it again.");

    private static OnnxNode Upsample(GraphBuilder g, OnnxNode node)
    {
        var scales = node.Input(1) ?? g.Constant(OnnxTensor.Of([node.Attribute("scales")!.Floats.Count], [.. node.Attribute("scales")!.Floats]));
        return OldResize(node.Without("scales"), scales);
    }

    private static OnnxNode OldResize(OnnxNode node, string scales) => (node with { OpType = "Resize", Inputs = [node.Inputs[0], "", scales] })
        .With("coordinate_transformation_mode", "asymmetric")
        .With("nearest_mode", "floor");

    private static OnnxNode TopK(GraphBuilder g, OnnxNode node) =>
        WithInput(node.Without("k"), 1, g.Constant(node.Int("k", 1)));
}
