using TransferLab.Engine.Graphs;

namespace TransferLab.Tests.Engine.Graphs;

/// <summary>Small graphs that run in microseconds.</summary>
internal static class Toy
{
    /// <summary>x (batch, 4) → Gemm with w (4, 3) and b → features → Relu → logits (batch, 3).</summary>
    public static OnnxGraph Classifier(int seed = 1)
    {
        var random = new Random(seed);
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 4);
        var w = g.Initializer("w", Onnx.Noise([4, 3], random));
        var b = g.Initializer("b", Onnx.Noise([3], random));
        g.Add(new("Gemm", [x, w, b], ["features"]) { Attributes = new Dictionary<string, OnnxAttribute> { ["alpha"] = 1f } });
        g.Add(new("Relu", ["features"], ["logits"]));
        g.Output("logits", type: ElementType.Float, shape: ["batch", 3]);
        return g.Graph;
    }
}
