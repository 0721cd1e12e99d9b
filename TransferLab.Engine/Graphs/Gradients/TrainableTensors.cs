namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Which tensors of a graph can be trained, and what to say where one cannot.</summary>
internal static class TrainableTensors
{
    private const int NamedInMessages = 5;

    /// <summary>Real initialisers from which every way to the loss has rules.</summary>
    public static IReadOnlyList<string> Of(OnnxGraph graph, string loss)
    {
        // Walking back from the loss: a tensor is good while every node it feeds, on the way to the loss, has a rule and leads only to good ones.
        var bad = new HashSet<string>();
        var reached = new HashSet<string> { loss };
        foreach (var node in Enumerable.Reverse(graph.Nodes).Where(node => !ActivePath.EndsGradients(node) && node.Outputs.Any(reached.Contains)))
        {
            reached.UnionWith(node.Needs);
            if (GradientRules.Find(node) is null || node.Outputs.Any(bad.Contains))
            {
                bad.UnionWith(node.Needs);
            }
        }

        return [.. graph.Initializers.Where(pair => pair.Value.ElementType.IsReal() && reached.Contains(pair.Key) && !bad.Contains(pair.Key)).Select(pair => pair.Key)];
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
}
