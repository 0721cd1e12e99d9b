using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>A layer that multiplies by a weight matrix: fully connected, or a 1×1 convolution; also in 8 bits.</summary>
/// <param name="Input">What is multiplied.</param>
/// <param name="Outputs">Columns of the result.</param>
/// <param name="IsConvolution">It works on a map.</param>
internal sealed record WeightLayer(TensorTap Input, long Outputs, bool IsConvolution)
{
    public static WeightLayer? Of(OnnxNode node, GraphIndex index, ConstantShapes constants) => node.OpType switch
    {
        "Gemm" => Dense(node, 1, node.Int("transB", 0) == 1, index, constants),
        "MatMul" => Dense(node, 1, false, index, constants),
        "FusedMatMul" or "FusedGemm" => Dense(node, 1, node.Int("transB", 0) == 1, index, constants),
        "MatMulInteger" or "DynamicQuantizeMatMul" or "MatMulIntegerToFloat" => Dense(node, 1, false, index, constants),
        "QLinearMatMul" => Dense(node, 3, false, index, constants, quantised: true),
        "QGemm" => Dense(node, 3, node.Int("transB", 0) == 1, index, constants, quantised: true),
        "Conv" => Pointwise(node, 1, index, constants),
        "QLinearConv" => Pointwise(node, 3, index, constants, quantised: true),
        _ => null,
    };

    private static WeightLayer? Dense(OnnxNode node, int weight, bool transposed, GraphIndex index, ConstantShapes constants, bool quantised = false) =>
        constants.Of(node.Input(weight)) is [var first, var second] && node.Input(0) is not null
            ? new(Tap(node, FeatureForm.Vector, index, quantised), transposed ? first : second, IsConvolution: false)
            : null;

    private static WeightLayer? Pointwise(OnnxNode node, int weight, GraphIndex index, ConstantShapes constants, bool quantised = false) =>
        constants.Of(node.Input(weight)) is [var outputs, _, 1, 1] && node.Int("group", 1) == 1 && node.Input(0) is not null
            ? new(Tap(node, FeatureForm.ChannelsFirstMap, index, quantised), outputs, IsConvolution: true)
            : null;

    /// <summary>Goes back over quantisation and dropout to the tensor in plain numbers; where there is none, says how to make it plain.</summary>
    private static TensorTap Tap(OnnxNode node, FeatureForm form, GraphIndex index, bool quantised)
    {
        var tensor = node.Inputs[0];
        while (index.Producer(tensor) is { OpType: "QuantizeLinear" or "DynamicQuantizeLinear" or "Dropout" or "Identity" } producer && producer.Input(0) is { } before)
        {
            quantised &= producer.OpType is "Dropout" or "Identity";
            tensor = before;
        }

        return quantised && node.Input(1) is { } scale ? new(tensor, form, scale, node.Input(2)) : new(tensor, form);
    }
}
