using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>Counts the work of a network: the multiplications of its layers, each with its addition, that one picture costs.</summary>
/// <remarks>Convolutions and matrix products alone: norms, rectifiers and averages cost a few percent more.</remarks>
internal static class MultiplyAdds
{
    /// <summary>
    /// What a picture costs in training, in forward passes: forward, the gradient of the activations, and that of the weights, each about the same.
    /// </summary>
    public const int TrainingFactor = 3;

    /// <summary>Of one forward pass for one picture.</summary>
    /// <param name="shape">Of one picture, without the batch.</param>
    public static double PerPicture(OnnxGraph graph, string input, IReadOnlyList<int> shape)
    {
        var values = ShapeInference.Fixed(graph.WithInputShapes(new Dictionary<string, long[]>
        {
            [input] = [1, .. shape.Select(side => (long)side)],
        }));
        return graph.Nodes.Sum(node => Of(node, tensor =>
            values.GetValueOrDefault(tensor)?.FixedShape ?? graph.Initializers.GetValueOrDefault(tensor)?.Shape.ToArray() ?? []));
    }

    /// <summary>Each number of a result is a sum over the kernel of its group, or over the inner side of the matrices.</summary>
    private static double Of(OnnxNode node, Func<string, long[]> shape) => node.OpType switch
    {
        "Conv" => Product(shape(node.Outputs[0])) * Product(shape(node.Inputs[1]).Skip(1)),
        "ConvTranspose" => Product(shape(node.Inputs[0])) * Product(shape(node.Inputs[1]).Skip(1)),
        "Gemm" => Product(shape(node.Outputs[0])) * (shape(node.Inputs[0]) is [var rows, var columns] ? node.Int("transA", 0) == 1 ? rows : columns : 0),
        "MatMul" => Product(shape(node.Outputs[0])) * shape(node.Inputs[0]).LastOrDefault(),
        _ => 0,
    };

    private static double Product(IEnumerable<long> sides) => sides.Aggregate(1.0, (product, side) => product * side);
}
