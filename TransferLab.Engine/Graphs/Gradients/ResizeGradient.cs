using Microsoft.ML.OnnxRuntime;

namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>
/// Nearest, linear and cubic resizing are a constant matrix along each axis. The matrix is what ONNX Runtime makes of the unit matrix,
/// so every coordinate mode is exactly the forward one.
/// </summary>
internal static class ResizeGradient
{
    public static void Differentiate(NodeGradient n)
    {
        if (n.Node.Text("coordinate_transformation_mode", "half_pixel") == "tf_crop_and_resize")
        {
            throw n.Unsupported(UserMessage.Of($"it resizes a region of interest"));
        }

        var (input, gradient, shape) = (n.InputShape(0), n.Dy, n.OutputShape().ToArray());
        for (var axis = 0; axis < input.Length; axis++)
        {
            if (shape[axis] != input[axis])
            {
                gradient = LinearMap.Back(n.G, gradient, axis, Matrix(n, axis, input[axis], shape[axis]), shape);
            }
        }

        n.Give(0, gradient);
    }

    /// <summary>Row-major (outputs, inputs).</summary>
    private static float[] Matrix(NodeGradient n, int axis, long inputs, long outputs)
    {
        var g = new GraphBuilder();
        var unit = new float[inputs * inputs];
        for (var i = 0; i < inputs; i++)
        {
            unit[i * inputs + i] = 1;
        }

        g.Input("unused", ElementType.Float, 1);
        var picture = g.Initializer("unit", OnnxTensor.Of([1, 1, inputs, inputs], unit));
        var node = n.Node.Without("axes", "keep_aspect_ratio_policy") with
        {
            Inputs = Scale(n, axis) is { } scale
                ? [picture, "", g.Constant(OnnxTensor.Of([4], [1f, 1f, 1f, scale]))]
                : [picture, "", "", g.Constant(1L, 1L, inputs, outputs)],
            Outputs = ["resized"],
        };
        g.Add(node);
        g.Output(g.Reshape(g.Transpose("resized", 0, 1, 3, 2), outputs, inputs), "matrix");
        using var session = GraphSession.Open(g.Graph);
        using var options = new RunOptions();
        using var unused = GraphSession.Value(OnnxTensor.Of([1], [0f]));
        using var results = session.Run(options, new Dictionary<string, OrtValue> { ["unused"] = unused }, ["matrix"]);
        return GraphSession.Tensor(results[0]).ToFloats();
    }

    private static float? Scale(NodeGradient n, int axis)
    {
        if (n.Node.Input(2) is null || n.Constant(2) is not { Count: > 0 } scales)
        {
            return null;
        }

        var axes = n.Node.Ints("axes");
        return scales.ToFloats()[axes is null ? axis : Array.FindIndex(axes, other => NodeGradient.Axis(other, n.InputShape(0).Length) == axis)];
    }
}
