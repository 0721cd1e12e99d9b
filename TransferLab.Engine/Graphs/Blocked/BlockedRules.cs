namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>Which operators have a blocked form.</summary>
internal static class BlockedRules
{
    /// <summary>Operators that treat every element alike, give finite values for the zeros that fill a block, and need no other layout.</summary>
    private static readonly HashSet<string> Elementwise =
    [
        "Add", "Sub", "Mul", "Sum", "Neg", "Relu", "Clip", "LeakyRelu", "Sigmoid", "Tanh", "HardSigmoid", "HardSwish", "Elu", "Softplus",
        "Greater", "Less", "Equal", "And", "Not", "Cast", "Where", "Identity", "Erf", "Max", "Min",
    ];

    /// <returns>Whether the node was written in blocked form.</returns>
    public static bool TryRewrite(BlockedGraph b, OnnxNode node)
    {
        if (node.Domain.Length > 0)
        {
            return false;
        }

        return node.OpType switch
        {
            "Conv" => BlockedWeightGradient.TryRewrite(b, node) || BlockedConv.TryRewrite(b, node) || BlockedDepthwiseWeightGradient.TryRewrite(b, node),
            "ConvTranspose" => BlockedConvTranspose.TryRewrite(b, node),
            "BatchNormalization" => BlockedAffine.TryRewrite(b, node),
            "ReduceSum" => BlockedChannelSums.TryRewrite(b, node),
            "Concat" or "Slice" => BlockedChannels.TryRewrite(b, node),
            _ => Elementwise.Contains(node.OpType) && TryElementwise(b, node),
        };
    }

    private static bool TryElementwise(BlockedGraph b, OnnxNode node)
    {
        var output = node.Outputs[0];
        if (node.Outputs.Count != 1 || b.Shape(output) is not { Length: 4 } shape || !b.Fits(output))
        {
            return false;
        }

        string[] full = [.. node.Inputs.Where(input => input.Length > 0 && !IsScalar(b, input))];
        if (!full.Any(b.IsBlocked) || !full.All(input => b.CanBlock(input) && b.Shape(input)!.SequenceEqual(shape)))
        {
            return false;
        }

        var inputs = node.Inputs.Select(input => full.Contains(input) ? b.Blocked(input) : b.Plain(input)).ToList();
        var name = b.G.Unused(node.OpType);
        b.G.Add(node with { Inputs = inputs, Outputs = [name], Name = name });
        b.Computed(output, name);
        return true;
    }

    private static bool IsScalar(BlockedGraph b, string tensor) =>
        b.Shape(tensor) is { } shape && shape.All(side => side == 1) && shape.Length < 4;
}
