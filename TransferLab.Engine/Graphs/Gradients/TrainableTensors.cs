namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Which tensors of a graph can be trained, and what to say where one cannot.</summary>
internal static class TrainableTensors
{
    private const int NamedInMessages = 5;

    /// <summary>Operators that have further real inputs which are settings or statistics, not weights: how many of the first inputs count.</summary>
    private static readonly Dictionary<string, int> WeightInputs = new()
    {
        ["Clip"] = 1, ["Dropout"] = 1, ["Resize"] = 1, ["Pad"] = 1, ["Pow"] = 1, ["BatchNormalization"] = 3,
    };

    /// <summary>Layers, before which constants only prepare the input.</summary>
    private static readonly HashSet<string> Layers =
    [
        "Conv", "ConvTranspose", "Gemm", "MatMul", "Einsum", "Gather",
        "BatchNormalization", "LayerNormalization", "InstanceNormalization", "GroupNormalization",
    ];

    /// <summary>
    /// Weights from which every way to the loss has rules. Single numbers are constants of formulas, and what is applied to the input
    /// before the first layer is preprocessing; neither is a weight.
    /// </summary>
    public static IReadOnlyList<string> Of(OnnxGraph graph, string loss)
    {
        var reached = new HashSet<string> { loss };
        var bad = new HashSet<string>();
        foreach (var node in Enumerable.Reverse(graph.Nodes).Where(node => !ActivePath.EndsGradients(node) && node.Outputs.Any(reached.Contains)))
        {
            reached.UnionWith(node.Needs);
            if (GradientRules.Find(node) is null || node.Outputs.Any(bad.Contains))
            {
                bad.UnionWith(node.Needs);
            }
        }

        var weights = Weights(graph);
        return [.. graph.Initializers.Where(pair => weights.Contains(pair.Key) && IsWeight(pair.Value) && reached.Contains(pair.Key) && !bad.Contains(pair.Key)).Select(pair => pair.Key)];
    }

    /// <summary>The operator without a rule that is nearest to the loss; null where there is none.</summary>
    public static TransferLabException? InTheWay(OnnxGraph graph, string loss)
    {
        var reached = new HashSet<string> { loss };
        foreach (var node in Enumerable.Reverse(graph.Nodes).Where(node => !ActivePath.EndsGradients(node) && node.Outputs.Any(reached.Contains)))
        {
            if (GradientRules.Find(node) is null)
            {
                return NoRule(graph, loss, node);
            }

            reached.UnionWith(node.Needs);
        }

        return null;
    }

    public static TransferLabException NoRule(OnnxGraph graph, string loss, OnnxNode node)
    {
        var problem = IsQuantised(node)
            ? UserMessage.Of($"The model is quantised: its operator {node.OpType} (node {node.DisplayName}) computes with rounded whole numbers, which have no gradient.")
            : UserMessage.Of($"There is no gradient rule for the operator {node.OpType} (node {node.DisplayName}).");
        var possible = Of(graph, loss);
        var remedy = possible.Count switch
        {
            0 => UserMessage.Of($"No layer of this model can be tuned; train a classifier on its features instead."),
            <= NamedInMessages => UserMessage.Of($"These tensors behind it can be tuned: {string.Join(", ", possible)}."),
            _ => UserMessage.Of($"{possible.Count} tensors behind it can be tuned, from {possible[0]} to {possible[^1]}."),
        };
        return new(problem, remedy);
    }

    public static bool IsQuantised(OnnxNode node) =>
        node.OpType.StartsWith("QLinear", StringComparison.Ordinal)
        || node.OpType.EndsWith("Integer", StringComparison.Ordinal)
        || node.OpType is "QuantizeLinear" or "DequantizeLinear" or "DynamicQuantizeLinear" or "DynamicQuantizeMatMul" or "QGemm" or "MatMulNBits";

    private static bool IsWeight(OnnxTensor tensor) => tensor.ElementType.IsReal() && tensor.Count > 1;

    /// <summary>Initialisers in a weight's place of some node.</summary>
    private static HashSet<string> Weights(OnnxGraph graph)
    {
        var weights = new HashSet<string>();
        var behindLayer = new HashSet<string>();
        foreach (var node in graph.Nodes)
        {
            var isLayer = Layers.Contains(node.OpType);
            var behind = isLayer || node.Needs.Any(behindLayer.Contains);
            if (behind)
            {
                behindLayer.UnionWith(node.Outputs);
                weights.UnionWith(node.Inputs.Take(WeightInputs.GetValueOrDefault(node.OpType, node.Inputs.Count)));
            }
            else if (node.Is("PRelu"))
            {
                weights.Add(node.Inputs[1]);
            }
            else if (node.Is("Expand"))
            {
                // A class token, once for each picture.
                weights.Add(node.Inputs[0]);
            }
        }

        return weights;
    }
}
