namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>The forward graph made ready: current operator forms, float32, fixed sizes, shapes computed, weights as inputs.</summary>
internal sealed class ForwardGraph
{
    private readonly IReadOnlySet<string> trainable;

    private readonly IReadOnlyDictionary<string, OnnxTensor> initial;

    private ForwardGraph(
        OnnxGraph graph,
        IReadOnlyDictionary<string, OnnxValue> values,
        IReadOnlySet<string> trainable,
        string loss,
        IReadOnlyDictionary<string, OnnxTensor> initial)
    {
        (Graph, Values, this.trainable, Loss, this.initial) = (graph, values, trainable, loss, initial);
    }

    public OnnxGraph Graph { get; }

    public IReadOnlyDictionary<string, OnnxValue> Values { get; }

    /// <summary>The tensor whose gradient is given: the logits.</summary>
    public string Loss { get; }

    /// <summary>Which pictures will be laid out in blocks.</summary>
    public Blocked.BlockedFit Blocks { get; private init; }

    public IReadOnlyDictionary<string, string> RunningStatistics { get; private init; } = new Dictionary<string, string>();

    public static ForwardGraph Prepare(OnnxGraph forward, GradientRequest request)
    {
        CheckNames(forward, request);
        string[] ends = [request.Logits];
        var trainable = request.Trainable.ToHashSet();
        var graph = forward.ConstantsToInitializers().SeparateInitializers().CutAt(ends).ToSinglePrecision().RaisedTo(GraphBuilder.Opset);
        Backpropagation.CheckRules(graph, request.Logits, trainable);
        graph = graph.WithInputShapes(request.InputShapes).FoldShapes(request.Trainable);
        var statistics = new Dictionary<string, string>();
        if (request.Normalization == NormalizationMode.BatchStatistics)
        {
            statistics = BatchStatistics.Use(graph, ShapeInference.Fixed(graph), ActivePath.Tensors(graph, trainable), request.NormalizationMomentum);
        }

        string[] inputs = [.. request.Trainable.Where(graph.Initializers.ContainsKey), .. statistics.Keys.Except(request.Trainable)];
        var initial = graph.Initializers;
        graph = graph.InitializersToInputs(inputs);
        graph.Outputs.Clear();
        graph.ValueInfos.Clear();
        graph.IrVersion = Math.Max(graph.IrVersion, 8);
        var values = ShapeInference.Fixed(graph);
        return new(graph, values, trainable, request.Logits, initial) { RunningStatistics = statistics, Blocks = request.Blocks };
    }

    public long[] Shape(string tensor) => Values.GetValueOrDefault(tensor)?.FixedShape ?? throw new TransferLabException(
        $"The size of the tensor {tensor} is not known before the model runs, so its gradient cannot be built.",
        $"Tune only layers behind it, or export the model with fixed sizes.");

    /// <summary>The value of a tensor that no step changes; null for all others.</summary>
    public OnnxTensor? Constant(string tensor) => trainable.Contains(tensor) ? null : Graph.Initializers.GetValueOrDefault(tensor);

    /// <summary>The value that a weight or constant has before training; null for what is computed.</summary>
    public OnnxTensor? Initial(string tensor) => initial.GetValueOrDefault(tensor);

    private static void CheckNames(OnnxGraph forward, GradientRequest request)
    {
        var known = forward.TensorNames();
        foreach (var name in request.Trainable.Append(request.Logits))
        {
            if (!known.Contains(name))
            {
                throw new ArgumentException($"The graph has no tensor {name}.", nameof(request));
            }
        }
    }
}
