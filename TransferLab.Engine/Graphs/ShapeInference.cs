using Microsoft.ML.OnnxRuntime;

namespace TransferLab.Engine.Graphs;

/// <summary>Element type and shape of every tensor of a graph, as ONNX Runtime infers them.</summary>
public static class ShapeInference
{
    /// <summary>Larger constants only lend their shape, so that large models are not copied.</summary>
    private const int LargestKeptElements = 1024;

    /// <summary>Declarations of all inputs, initialisers and computed tensors; sizes that depend on an open side stay symbols.</summary>
    /// <param name="inputShapes">Sizes to assume for some inputs, by name.</param>
    /// <exception cref="TransferLabException">ONNX Runtime refuses the graph.</exception>
    /// <remarks>Cost: opening the graph without its large weights, some tens of milliseconds for usual networks.</remarks>
    public static IReadOnlyDictionary<string, OnnxValue> Infer(
        OnnxGraph graph, IReadOnlyDictionary<string, long[]>? inputShapes = null)
    {
        var probe = Probe(graph, inputShapes ?? new Dictionary<string, long[]>());
        var values = GraphCut.Declarations(probe);
        using var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        using var session = GraphSession.Open(probe, options);
        foreach (var (name, metadata) in session.OutputMetadata.Where(pair => pair.Value.IsTensor))
        {
            values[name] = new(name, (ElementType)(int)metadata.ElementDataType, Shape(metadata));
        }

        return values;
    }

    /// <summary>Fixes the sizes of inputs; declarations that depended on them are dropped.</summary>
    public static OnnxGraph WithInputShapes(this OnnxGraph graph, IReadOnlyDictionary<string, long[]> inputShapes)
    {
        var result = graph.Clone();
        for (var i = 0; i < result.Inputs.Count; i++)
        {
            if (inputShapes.TryGetValue(result.Inputs[i].Name, out var shape))
            {
                result.Inputs[i] = new(result.Inputs[i].Name, result.Inputs[i].ElementType, [.. shape.Select(side => new Dimension(side))]);
            }
        }

        if (inputShapes.Count > 0)
        {
            result.ValueInfos.Clear();
            for (var i = 0; i < result.Outputs.Count; i++)
            {
                result.Outputs[i] = new(result.Outputs[i].Name);
            }
        }

        return result;
    }

    private static OnnxGraph Probe(OnnxGraph graph, IReadOnlyDictionary<string, long[]> inputShapes)
    {
        var large = graph.Initializers
            .Where(pair => pair.Value.Count > LargestKeptElements && pair.Value.ElementType != ElementType.String)
            .Select(pair => pair.Key);
        var probe = graph.WithInputShapes(inputShapes).InitializersToInputs([.. large]);
        var outputs = probe.Outputs.Select(value => value.Name).ToHashSet();
        foreach (var output in graph.Nodes.SelectMany(node => node.Outputs).Where(output => output.Length > 0 && outputs.Add(output)))
        {
            probe.Outputs.Add(new(output));
        }

        return probe;
    }

    private static Dimension[] Shape(NodeMetadata metadata) =>
    [
        .. metadata.Dimensions.Select((size, i) => size >= 0 ? new Dimension(size)
            : metadata.SymbolicDimensions[i] is { Length: > 0 } symbol ? new Dimension(symbol)
            : Dimension.Unknown),
    ];
}
