using System.Collections.Frozen;
using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>Walks from an output backwards, along the only path there is, to the layer that tells the classes apart.</summary>
/// <remarks>See docs/methods/feature-layer.md.</remarks>
internal sealed class ClassifierSearch(GraphIndex index, ConstantShapes constants)
{
    private const int LongestWalk = 32;

    private static readonly FrozenSet<string> Shaping = FrozenSet.Create(
        "Identity", "Cast", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Dropout", "DequantizeLinear", "QuantizeLinear", "Transpose");

    private static readonly FrozenSet<string> Arithmetic = FrozenSet.Create("Add", "Sub", "Mul", "Div", "QLinearAdd", "QLinearMul");

    private static readonly FrozenSet<string> Softmaxes = FrozenSet.Create("Softmax", "LogSoftmax", "Sigmoid", "QLinearSoftmax", "QLinearSigmoid");

    private static readonly FrozenSet<string> Pools = FrozenSet.Create(
        "GlobalAveragePool", "AveragePool", "ReduceMean", "QLinearGlobalAveragePool", "QLinearAveragePool", "QLinearReduceMean");

    private static readonly FrozenSet<string> Activations = FrozenSet.Create("Relu", "Clip", "LeakyRelu", "QLinearLeakyRelu", "HardSwish");

    /// <summary>Numbers of classes and names by which an output gives itself away as a classifier's.</summary>
    private static readonly FrozenSet<long> UsualClassCounts = FrozenSet.Create(1000L, 1001L, 21841L, 21843L);

    private static readonly string[] UsualNames = ["logit", "prob", "class", "softmax", "predict", "score"];

    /// <summary>The classifier behind <paramref name="output"/>, or null where the output is no classifier's.</summary>
    public ClassifierLayer? From(string output)
    {
        var (tensor, logits) = (output, output);
        var (softmax, probabilities, pool, activation) = (false, false, false, false);
        for (var step = 0; step < LongestWalk && index.Producer(tensor) is { } node; step++)
        {
            if (WeightLayer.Of(node, index, constants) is { } layer)
            {
                var sure = softmax || UsualClassCounts.Contains(layer.Outputs) || NamesClasses(output);
                return sure || (layer.IsConvolution ? !pool : !activation)
                    ? new(layer.Input, new(logits, FeatureForm.Vector), probabilities)
                    : null;
            }

            if (Softmaxes.Contains(node.OpType))
            {
                softmax = true;
                probabilities |= node.OpType is not ("Softmax" or "LogSoftmax");
                logits = probabilities ? output : node.Input(0) ?? output;
            }

            pool |= Pools.Contains(node.OpType);
            activation |= Activations.Contains(node.OpType);
            if (Next(node) is not { } next)
            {
                return null;
            }

            tensor = next;
        }

        return null;
    }

    private static bool NamesClasses(string output) =>
        UsualNames.Any(name => output.Contains(name, StringComparison.OrdinalIgnoreCase));

    private string? Next(OnnxNode node)
    {
        if (Arithmetic.Contains(node.OpType))
        {
            var operands = node.OpType.StartsWith("QLinear", StringComparison.Ordinal) ? [node.Input(0), node.Input(3)] : new[] { node.Input(0), node.Input(1) };
            return operands.Where(operand => constants.Of(operand) is null).ToList() is [{ } only] ? only : null;
        }

        return Shaping.Contains(node.OpType) || Softmaxes.Contains(node.OpType) || Pools.Contains(node.OpType) || Activations.Contains(node.OpType)
            ? node.Input(0)
            : null;
    }
}
