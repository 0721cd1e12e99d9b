using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>Tells from a graph what each of its constants is for, by the operators that use it.</summary>
internal static class TensorRoles
{
    /// <summary>Shorter vectors that scale or shift are colours or single numbers, not channels of a layer.</summary>
    private const int ShortestChannelVector = 8;

    /// <summary>The role of every initialiser, in the order in which the network uses them.</summary>
    public static OrderedDictionary<string, TensorRole> Of(OnnxGraph graph)
    {
        var roles = new OrderedDictionary<string, TensorRole>();
        foreach (var node in graph.Nodes)
        {
            for (var index = 0; index < node.Inputs.Count; index++)
            {
                if (graph.Initializers.TryGetValue(node.Inputs[index], out var tensor) && tensor.ElementType.IsReal())
                {
                    // A constant with several uses counts as what it was first.
                    roles.TryAdd(node.Inputs[index], Of(node, index, tensor));
                }
            }
        }

        return roles;
    }

    private static TensorRole Of(OnnxNode node, int index, OnnxTensor tensor) => (node.OpType, index) switch
    {
        ("Conv" or "ConvTranspose" or "Gemm", 1) => TensorRole.Weight,
        ("Conv" or "ConvTranspose" or "Gemm", 2) => TensorRole.Bias,
        ("MatMul" or "Einsum", _) => TensorRole.Weight,
        ("Gather", 0) when tensor.Shape.Count == 2 => TensorRole.Weight,
        ("BatchNormalization", 1 or 2) => TensorRole.Norm,
        ("BatchNormalization", 3 or 4) => TensorRole.Statistic,
        ("LayerNormalization" or "InstanceNormalization" or "GroupNormalization", 1 or 2) => TensorRole.Norm,
        ("PRelu", 1) => TensorRole.Norm,
        ("Add", _) when tensor.Count >= ShortestChannelVector && !IsMask(tensor) => IsVector(tensor) ? TensorRole.Bias : TensorRole.Weight,
        ("Expand", 0) when tensor.Count >= ShortestChannelVector && IsVector(tensor) => TensorRole.Bias,
        ("Mul", _) when tensor.Count >= ShortestChannelVector && IsVector(tensor) => TensorRole.Norm,
        _ => TensorRole.Other,
    };

    /// <summary>Zeros, and one large negative number where a softmax must not look (Swin's shifted windows).</summary>
    private static bool IsMask(OnnxTensor tensor)
    {
        var values = tensor.ToFloats().Distinct().Take(3).ToArray();
        return values is [0, < -50] or [< -50, 0];
    }

    /// <summary>Only one side is longer than 1.</summary>
    private static bool IsVector(OnnxTensor tensor) => tensor.Shape.Count(side => side > 1) == 1;
}
