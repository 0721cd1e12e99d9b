namespace TransferLab.Engine.Graphs;

/// <summary>float16 models in float32: training needs the precision, and few CPUs compute in half.</summary>
public static class SinglePrecision
{
    /// <summary>
    /// The same graph with every float16 and bfloat16 tensor as float32, inputs and outputs included.
    /// Trained values go back with <see cref="InitializerInputs.WithInitializers"/>, which rounds them.
    /// </summary>
    /// <exception cref="TransferLabException">There are half-precision constants within <c>If</c>, <c>Loop</c> or <c>Scan</c>.</exception>
    public static OnnxGraph ToSinglePrecision(this OnnxGraph graph)
    {
        if (!UsesHalf(graph))
        {
            return graph;
        }

        var result = graph.ConstantsToInitializers();
        foreach (var (name, tensor) in result.Initializers.Where(pair => IsHalf(pair.Value.ElementType)).ToList())
        {
            result.Initializers[name] = tensor.To(ElementType.Float);
        }

        for (var i = 0; i < result.Nodes.Count; i++)
        {
            CheckBodies(result.Nodes[i]);
            result.Nodes[i] = Converted(result.Nodes[i]);
        }

        Convert(result.Inputs);
        Convert(result.Outputs);
        Convert(result.ValueInfos);
        foreach (var (name, value) in result.Overridable.ToList())
        {
            result.Overridable[name] = Converted(value);
        }

        return result;
    }

    private static void CheckBodies(OnnxNode node)
    {
        if (SubgraphCaptures.Constants(node).Any(IsHalf) || SubgraphCaptures.Nodes(node).Any(inner => !ReferenceEquals(Converted(inner), inner)))
        {
            throw new TransferLabException(
                $"The node {node.DisplayName} ({node.OpType}) contains half-precision numbers, which cannot be converted there.",
                $"Export the model again with fixed sizes of its inputs, or in single precision.");
        }
    }

    private static bool UsesHalf(OnnxGraph graph) =>
        graph.Initializers.Values.Any(tensor => IsHalf(tensor.ElementType)) || graph.Inputs.Any(value => IsHalf(value.ElementType));

    private static bool IsHalf(ElementType type) => type is ElementType.Float16 or ElementType.BFloat16;

    private static void Convert(List<OnnxValue> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            values[i] = Converted(values[i]);
        }
    }

    private static OnnxValue Converted(OnnxValue value) =>
        IsHalf(value.ElementType) ? value with { ElementType = ElementType.Float } : value;

    private static OnnxNode Converted(OnnxNode node) => node switch
    {
        { OpType: "Cast" } when IsHalf((ElementType)node.Int("to", 1)) => node.With("to", (long)ElementType.Float),
        { OpType: "ConstantOfShape" } when node.Attribute("value") is { } value && IsHalf(value.Tensor.ElementType) =>
            node.With("value", value.Tensor.To(ElementType.Float)),
        _ => node,
    };
}
