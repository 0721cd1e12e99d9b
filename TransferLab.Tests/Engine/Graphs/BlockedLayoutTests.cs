using TransferLab.Engine.Graphs;
using TransferLab.Engine.Graphs.Blocked;

namespace TransferLab.Tests.Engine.Graphs;

public sealed class BlockedLayoutTests
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 40));

    /// <summary>A random network of everything that has a blocked form: the pass must not change what it computes.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void Build_InBlocks_EqualsPlain(int seed)
    {
        Assert.SkipUnless(BlockedLayout.Fit.Exists, "This CPU has no blocked kernels.");
        var (forward, trainable) = Network(new Random(seed));
        var mode = seed % 2 == 0 ? NormalizationMode.Frozen : NormalizationMode.BatchStatistics;
        var batch = seed % 3 == 0 ? BlockedLayout.Fit.Block : 2;

        var blocked = Run(forward, trainable, batch, mode, BlockedLayout.Fit);
        var plain = Run(forward, trainable, batch, mode, default);

        var whole = Math.Sqrt(plain.Values.Sum(values => values.Sum(value => (double)value * value)));
        Assert.All(plain, pair => Same(pair.Key, pair.Value, blocked[pair.Key], whole));
    }

    [Fact]
    public void Build_PlainKernelsOnly_UsesNoBlockedOperator()
    {
        var (forward, trainable) = Network(new Random(1));

        var graph = Graph(forward, trainable, 16, NormalizationMode.Frozen, default).Graph;

        Assert.DoesNotContain(graph.Nodes, node => node.Domain == BlockedLayout.Domain);
    }

    /// <summary>Relative to the tensor, but rounding of the whole network's gradient is allowed: some tensors have none of their own.</summary>
    private static void Same(string name, float[] expected, float[] actual, double whole)
    {
        Assert.Equal(expected.Length, actual.Length);
        var length = Math.Sqrt(expected.Sum(value => (double)value * value));
        var difference = Math.Sqrt(expected.Zip(actual, (a, b) => Math.Pow((double)a - b, 2)).Sum());
        Assert.True(difference <= 2e-4 * length + 2e-5 * whole, $"{name}: off by {difference:E1} of {length:E1}");
    }

    private static Dictionary<string, float[]> Run(OnnxGraph forward, string[] trainable, long batch, NormalizationMode mode, BlockedFit blocks)
    {
        var gradient = Graph(forward, trainable, batch, mode, blocks);
        var graph = gradient.WithGradientsAsOutputs();
        var feeds = graph.Inputs.Where(input => forward.Initializers.ContainsKey(input.Name)).ToDictionary(input => input.Name, input => forward.Initializers[input.Name]);
        feeds["x"] = Onnx.Noise([batch, 3, 14, 13], new Random(9));
        feeds[GradientGraph.LabelsInput] = OnnxTensor.List([.. Enumerable.Range(0, (int)batch).Select(example => (2L * example + 1) % 4)]);
        var results = Onnx.Run(graph, feeds);
        return gradient.Gradients.Concat(gradient.RunningStatistics).Append(new("loss", gradient.Loss))
            .ToDictionary(pair => pair.Key, pair => results[pair.Value].ToFloats());
    }

    private static GradientGraph Graph(OnnxGraph forward, string[] trainable, long batch, NormalizationMode mode, BlockedFit blocks) => GradientBuilder.Build(forward, new()
    {
        Logits = "logits",
        Trainable = trainable,
        InputShapes = new Dictionary<string, long[]> { ["x"] = [batch, 3, 14, 13] },
        Normalization = mode,
        Blocks = blocks,
    });

    private static (OnnxGraph Graph, string[] Trainable) Network(Random random)
    {
        var g = new GraphBuilder();
        List<string> trainable = [];
        var x = g.Input("x", ElementType.Float, "batch", 3, 14, 13);
        var (y, channels) = (Conv(x, 3, 16, 3, 1, 1), 16L);
        for (var layer = 0; layer < 5; layer++)
        {
            (y, channels) = Layer(y, channels);
        }

        var pooled = g.Apply("Flatten", [g.Apply("GlobalAveragePool", [y])]);
        g.Output(g.Gemm(pooled, Weight("head", .4f, channels, 4)), "logits");
        return (g.Graph, [.. trainable]);

        (string, long) Layer(string input, long width) => random.Next(7) switch
        {
            0 => (g.Relu(Conv(input, width, 32, 3, 1, random.Next(1, 3))), 32),
            1 => (g.Apply("Clip", [Conv(input, width, width, 3, width, random.Next(1, 3)), g.Constant(-.2f), g.Constant(.6f)]), width),
            2 => (g.Add(input, Conv(input, width, width, 1, 1, 1)), width),
            3 => (Normalized(input, width), width),
            4 => (g.Concat(1, input, g.Apply("HardSwish", [Conv(input, width, 16, 5, 1, 1)])), width + 16),
            5 => (g.Apply("MaxPool", [input], ("kernel_shape", new long[] { 2, 2 }), ("pads", new long[] { 1, 1, 0, 0 })), width),
            _ => (Conv(g.Mul(input, g.Sigmoid(input)), width, 20, 1, 1, random.Next(1, 3)), 20),
        };

        string Conv(string input, long width, long filters, long kernel, long groups, long stride)
        {
            var weight = Weight("w", (float)Math.Sqrt(3.0 / (width / groups * kernel * kernel)), filters, width / groups, kernel, kernel);
            return g.Conv(input, weight, Weight("b", .1f, filters), stride, kernel / 2, groups);
        }

        string Normalized(string input, long width) => g.Apply(
            "BatchNormalization",
            [input, Weight("scale", 1, width), Weight("shift", 1, width), g.Constant(Onnx.Noise([width], random)), g.Constant(OnnxTensor.Of([width], [.. Enumerable.Repeat(.7f, (int)width)]))]);

        string Weight(string stem, float scale, params long[] shape)
        {
            var name = g.Initializer(g.Unused(stem), Onnx.Noise(shape, random, scale));
            trainable.Add(name);
            return name;
        }
    }
}
