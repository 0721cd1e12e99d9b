using TransferLab.Engine.Graphs;

namespace TransferLab.Tests.Engine.Backbones;

/// <summary>Small networks made in code, each with something of its own.</summary>
internal static class Networks
{
    public static readonly OnnxTensor Kernel = Random(1, 8, 3, 3, 3);
    public static readonly OnnxTensor Weights = Random(2, 8, 5);

    /// <summary>Convolution, pooling, classifier with softmax; what differs is said by the arguments.</summary>
    public static OnnxGraph Classifier(
        ElementType input = ElementType.Float, Dimension? batch = null, Dimension? side = null, bool channelsLast = false, bool fixedReshape = false)
    {
        var g = new GraphBuilder();
        var (b, s) = (batch ?? "batch", side ?? 16);
        var x = channelsLast ? g.Input("pictures", input, b, s, s, 3) : g.Input("pictures", input, b, 3, s, s);
        x = input == ElementType.Float ? x : g.Apply("Cast", [x], ("to", (long)ElementType.Float));
        x = channelsLast ? g.Apply("Transpose", [x], ("perm", (long[])[0, 3, 1, 2])) : x;
        var map = g.Apply("Relu", [g.Apply("Conv", [x, g.Initializer("kernel", Kernel)], ("strides", (long[])[2, 2]))]);
        var pooled = g.Apply("GlobalAveragePool", [map]);
        var flat = fixedReshape ? g.Apply("Reshape", [pooled, g.Constant(1, 8)]) : g.Apply("Flatten", [pooled], ("axis", 1));
        var logits = g.Apply("MatMul", [flat, g.Initializer("weights", Weights)]);
        g.Output(g.Apply("Softmax", [logits], ("axis", -1)), "probabilities", ElementType.Float, [b, 5]);
        return g.Graph;
    }

    /// <summary>A classifier whose pooled features go through one more operation.</summary>
    public static OnnxGraph With(Func<GraphBuilder, string, string> change)
    {
        var g = new GraphBuilder();
        var x = g.Input("pictures", ElementType.Float, "batch", 3, 16, 16);
        var map = g.Apply("Conv", [x, g.Initializer("kernel", Kernel)]);
        var flat = g.Apply("Flatten", [g.Apply("GlobalAveragePool", [map])], ("axis", 1));
        g.Output(g.Apply("MatMul", [change(g, flat), g.Initializer("weights", Weights)]), "logits", ElementType.Float, ["batch", 5]);
        return g.Graph;
    }

    public static OnnxTensor Random(int seed, params long[] shape)
    {
        var random = new Random(seed);
        var values = new float[shape.Aggregate(1L, (product, side) => product * side)];
        foreach (ref var value in values.AsSpan())
        {
            value = (float)((random.NextDouble() * 2) - 1);
        }

        return OnnxTensor.Of(shape, values);
    }
}
