using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>Shapes of weights, also of those that are stored in 8 bits, transposed or as constant nodes.</summary>
internal sealed class ConstantShapes(OnnxGraph graph, GraphIndex index)
{
    /// <summary>The shape of a constant tensor; null where the tensor depends on the input.</summary>
    public IReadOnlyList<long>? Of(string? tensor) => Of(tensor, depth: 0);

    private IReadOnlyList<long>? Of(string? tensor, int depth)
    {
        if (tensor is null || depth > 16)
        {
            return null;
        }

        if (graph.Initializers.TryGetValue(tensor, out var weights))
        {
            return weights.Shape;
        }

        return index.Producer(tensor) switch
        {
            { OpType: "Constant" } node => node.Attribute("value") is { } value ? value.Tensor.Shape : [],
            { OpType: "DequantizeLinear" or "QuantizeLinear" or "Identity" or "Cast" } node => Of(node.Input(0), depth + 1),
            { OpType: "Transpose" } node when Of(node.Input(0), depth + 1) is { } shape => Transposed(shape, node.Ints("perm")),
            _ => null,
        };
    }

    private static IReadOnlyList<long> Transposed(IReadOnlyList<long> shape, long[]? order) =>
        order is null ? [.. shape.Reverse()]
        : order.Length == shape.Count && order.All(axis => axis >= 0 && axis < shape.Count) ? [.. order.Select(axis => shape[(int)axis])]
        : shape;
}
