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

    /// <summary>Sizes of every tensor of a graph whose inputs are all fixed; what cannot be inferred is looked up in one run on zeros.</summary>
    /// <exception cref="TransferLabException">ONNX Runtime refuses the graph.</exception>
    public static IReadOnlyDictionary<string, OnnxValue> Fixed(OnnxGraph graph)
    {
        var values = Infer(graph).ToDictionary();

        // ONNX Runtime infers one window too many for some pools that round up, so there only the run counts.
        var doubtful = graph.Nodes.Any(node => node.Int("ceil_mode", 0) == 1);
        string[] open = [.. graph.Nodes.SelectMany(node => node.Outputs)
            .Where(name => name.Length > 0 && (doubtful || values.GetValueOrDefault(name)?.FixedShape is null))];
        if (open.Length > 0)
        {
            foreach (var observed in Observe(graph, open))
            {
                values[observed.Name] = observed;
            }
        }

        return values;
    }

    /// <summary><c>Shape</c> and <c>Size</c> of tensors whose sizes are known become constants, and with them what is computed from them.</summary>
    /// <param name="keep">Initialisers that will change and so are no constants.</param>
    public static OnnxGraph FoldShapes(this OnnxGraph graph, IReadOnlyCollection<string> keep)
    {
        if (!graph.Nodes.Any(node => node.Is("Shape") || node.Is("Size")))
        {
            return graph.FoldConstants(keep);
        }

        var values = Infer(graph);
        var result = graph.Clone();
        foreach (var node in graph.Nodes.Where(node => node.Is("Shape") || node.Is("Size")))
        {
            if (values.GetValueOrDefault(node.Inputs[0])?.FixedShape is not { } shape)
            {
                continue;
            }

            result.Nodes.Remove(node);
            result.Initializers[node.Outputs[0]] = node.Is("Size")
                ? OnnxTensor.Of([], [shape.Aggregate(1L, (count, side) => count * side)])
                : OnnxTensor.List(Part(node, shape));
        }

        return result.FoldConstants(keep);
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

    private static long[] Part(OnnxNode node, long[] shape)
    {
        var start = FromFront(node.Int("start", 0));
        return shape[start..Math.Max(start, FromFront(node.Int("end", shape.Length)))];

        int FromFront(long axis) => (int)Math.Clamp(axis < 0 ? axis + shape.Length : axis, 0, shape.Length);
    }

    private static IEnumerable<OnnxValue> Observe(OnnxGraph graph, string[] names)
    {
        var part = graph.CutAt(names);
        using var session = GraphSession.Open(part);
        using var options = new RunOptions();
        var feeds = part.Inputs.ToDictionary(
            input => input.Name,
            input => OrtValue.CreateAllocatedTensorValue(
                OrtAllocator.DefaultInstance, (Microsoft.ML.OnnxRuntime.Tensors.TensorElementType)(int)input.ElementType, input.FixedShape!));
        foreach (var feed in feeds.Values)
        {
            feed.GetTensorMutableRawData().Clear();
        }

        using var results = session.Run(options, feeds, names);
        foreach (var feed in feeds.Values)
        {
            feed.Dispose();
        }

        return
        [
            .. names.Zip(results, (name, value) =>
            {
                var info = value.GetTensorTypeAndShape();
                return new OnnxValue(name, (ElementType)(int)info.ElementDataType, [.. info.Shape.Select(side => new Dimension(side))]);
            }),
        ];
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
