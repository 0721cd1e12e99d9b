using TransferLab.Engine.Graphs;

namespace TransferLab.Tests.Engine.Graphs.Gradients;

/// <summary>A generator of random cases for every operator that has a rule.</summary>
internal static class GradientCases
{
    public static readonly Dictionary<string, Func<Random, GradientCase>> All = new()
    {
        ["Add"] = random => Binary("Add", random),
        ["Sub"] = random => Binary("Sub", random),
        ["Mul"] = random => Binary("Mul", random),
        ["Div"] = random => Binary("Div", random) with { Range = (.5, 3) },
        ["Pow"] = random => Binary("Pow", random) with { Range = (.5, 2) },
        ["Pow: square"] = _ => Case(g => g.Apply("Pow", [X(g, 3, 4), g.Constant(2f)])),
        ["Pow: cube, whole exponent"] = _ => Case(g => g.Apply("Pow", [X(g, 3, 4), g.Constant(OnnxTensor.Of([], [3L]))])),
        ["Sum"] = random => Many("Sum", random),
        ["Mean"] = random => Many("Mean", random),
        ["Max"] = random => Extremum("Max", random),
        ["Min"] = random => Extremum("Min", random),
        ["Where"] = Where,

        ["Neg"] = random => Unary("Neg", random),
        ["Abs"] = random => Unary("Abs", random),
        ["Sqrt"] = random => Unary("Sqrt", random) with { Range = (.3, 3) },
        ["Reciprocal"] = random => Unary("Reciprocal", random) with { Range = (.5, 3) },
        ["Exp"] = random => Unary("Exp", random),
        ["Log"] = random => Unary("Log", random) with { Range = (.3, 3) },
        ["Erf"] = random => Unary("Erf", random),
        ["Sin"] = random => Unary("Sin", random),
        ["Cos"] = random => Unary("Cos", random),
        ["Tanh"] = random => Unary("Tanh", random),
        ["Sigmoid"] = random => Unary("Sigmoid", random),

        ["Relu"] = random => Unary("Relu", random),
        ["LeakyRelu"] = random => Unary("LeakyRelu", random, ("alpha", .2f)),
        ["PRelu"] = random => Case(g => g.Apply("PRelu", [X(g, 2, 3, 4), Input(g, "slope", OneOf<long[]>(random, [3, 1], [1], [3, 4], [1, 3, 1]))])),
        ["Clip"] = random => Case(g => g.Apply("Clip", [X(g, 4, 5), random.Next(2) == 0 ? "" : g.Constant(-.71f), g.Constant(.93f)])),
        ["Elu"] = random => Unary("Elu", random, ("alpha", .7f)),
        ["Selu"] = random => Unary("Selu", random),
        ["Celu"] = random => Unary("Celu", random, ("alpha", 1.4f)),
        ["HardSigmoid"] = random => Unary("HardSigmoid", random, ("alpha", .3f), ("beta", .45f)),
        ["HardSwish"] = random => Unary("HardSwish", random) with { Range = (-5, 5) },
        ["Gelu"] = random => Unary("Gelu", random) with { Graph = Gelu(random, "none") },
        ["Gelu: tanh"] = random => Unary("Gelu", random) with { Graph = Gelu(random, "tanh") },
        ["com.microsoft:Gelu"] = _ => Case(g => g.ApplyMicrosoft("Gelu", [X(g, 3, 5)])),
        ["Softplus"] = random => Unary("Softplus", random),
        ["Softsign"] = random => Unary("Softsign", random),
        ["Mish"] = random => Unary("Mish", random),
        ["Softmax"] = random => Unary("Softmax", random, ("axis", random.Next(2) - 1L)),
        ["LogSoftmax"] = random => Unary("LogSoftmax", random, ("axis", random.Next(2) - 1L)),

        ["ReduceSum"] = random => Reduce("ReduceSum", random),
        ["ReduceMean"] = random => Reduce("ReduceMean", random),
        ["ReduceMax"] = random => Reduce("ReduceMax", random),
        ["ReduceMin"] = random => Reduce("ReduceMin", random),
        ["ReduceSumSquare"] = random => Reduce("ReduceSumSquare", random),
        ["ReduceL1"] = random => Reduce("ReduceL1", random),
        ["ReduceL2"] = random => Reduce("ReduceL2", random),
        ["ReduceLogSumExp"] = random => Reduce("ReduceLogSumExp", random),
        ["GlobalAveragePool"] = random => Case(g => g.Apply("GlobalAveragePool", [X(g, Picture(random))])),
        ["GlobalMaxPool"] = random => Case(g => g.Apply("GlobalMaxPool", [X(g, Picture(random))])),
        ["AveragePool"] = random => ConvCases.Pool("AveragePool", random),
        ["MaxPool"] = random => ConvCases.Pool("MaxPool", random),

        ["Identity"] = random => Unary("Identity", random),
        ["Flatten"] = random => Case(g => g.Apply("Flatten", [X(g, 2, 3, 4)], ("axis", (long)random.Next(4)))),
        ["Reshape"] = _ => Case(g => g.Reshape(X(g, 2, 3, 4), 4, -1)),
        ["Squeeze"] = random => Case(g => g.Apply("Squeeze", random.Next(2) == 0 ? [X(g, 2, 1, 4, 1)] : [X(g, 2, 1, 4, 1), g.Constant(1L, -1L)])),
        ["Unsqueeze"] = _ => Case(g => g.Apply("Unsqueeze", [X(g, 2, 4), g.Constant(0L, -1L)])),
        ["Transpose"] = random => Case(g => g.Transpose(X(g, 2, 3, 4), OneOf<long[]>(random, [1, 2, 0], [2, 0, 1], [0, 2, 1]))),
        ["Expand"] = _ => Case(g => g.Expand(X(g, 3, 1), 2, 1, 4)),
        ["Cast"] = _ => Case(g => g.Apply("Cast", [g.Apply("Cast", [X(g, 3)], ("to", (long)ElementType.Double))], ("to", (long)ElementType.Float))),
        ["Dropout"] = random => Unary("Dropout", random),
        ["Concat"] = _ => Case(g => g.Concat(-1, X(g, 2, 3), Input(g, "b", 2, 1), Input(g, "c", 2, 4))),
        ["Split"] = _ => Case(g => g.Apply("Split", [X(g, 2, 7), g.Constant(2L, 4L, 1L)], 3, "", ("axis", 1L)) is var parts ? g.Mul(parts[0], parts[2]) : ""),
        ["ReduceL2: a row of zeros"] = _ => Case(g => g.Apply("ReduceL2", [g.Concat(0, X(g, 2, 3), g.Mul(Input(g, "b", 2, 3), 0)), g.Constant(1L)])),
        ["Slice"] = Slice,
        ["Pad"] = Pad,
        ["Gather"] = Gather,
        ["Resize"] = Resize,
        ["DepthToSpace"] = random => Case(g => g.Apply("DepthToSpace", [X(g, 2, 8, 2, 3)], ("blocksize", 2L), ("mode", random.Next(2) == 0 ? "DCR" : "CRD"))),
        ["SpaceToDepth"] = _ => Case(g => g.Apply("SpaceToDepth", [X(g, 2, 2, 4, 6)], ("blocksize", 2L))),

        ["Gemm"] = Gemm,
        ["MatMul"] = MatMul,
        ["Einsum"] = Einsum,
        ["Conv"] = ConvCases.Conv,
        ["Conv: depthwise"] = ConvCases.Depthwise,
        ["Conv: pointwise"] = ConvCases.Pointwise,
        ["Conv: stem and residual shapes"] = ConvCases.Usual,
        ["Conv: in blocks"] = ConvCases.InBlocks,
        ["Conv: many examples"] = ConvCases.ManyExamples,
        ["ConvTranspose"] = ConvCases.ConvTranspose,
        ["ConvTranspose: fitted"] = ConvCases.FittedTranspose,
        ["BatchNormalization"] = random => Normalization("BatchNormalization", random),
        ["BatchNormalization: batch statistics"] = BatchStatistics,
        ["LayerNormalization"] = LayerNormalization,
        ["InstanceNormalization"] = random => Normalization("InstanceNormalization", random),
        ["GroupNormalization"] = GroupNormalization,

        ["used three times"] = _ => Case(g => X(g, 3) is var x ? g.Mul(g.Add(x, g.Sigmoid(x)), g.Exp(x)) : ""),
        ["a branch without gradient"] = _ => Case(g => X(g, 3) is var x ? g.Mul(x, g.Apply("Floor", [x])) : "") with { Range = (.01, .99) },
    };

    public static GradientCase Case(Func<GraphBuilder, string> build)
    {
        var g = new GraphBuilder();
        g.Output(build(g), "y");
        return new(g.Graph);
    }

    public static string X(GraphBuilder g, params ReadOnlySpan<long> shape) => Input(g, "x", shape);

    public static string Input(GraphBuilder g, string name, params ReadOnlySpan<long> shape) =>
        g.Input(name, ElementType.Float, [.. shape.ToArray().Select(side => new Dimension(side))]);

    public static T OneOf<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];

    private static long[] Picture(Random random) => OneOf<long[]>(random, [2, 3, 4], [2, 2, 3, 4], [1, 2, 2, 2, 3]);

    private static GradientCase Unary(string operation, Random random, params (string, OnnxAttribute)[] attributes) =>
        Case(g => g.Apply(operation, [X(g, OneOf<long[]>(random, [7], [3, 4], [2, 3, 2]))], attributes)) with { Step = 4e-3 };

    /// <summary>Two operands with every kind of broadcasting.</summary>
    private static GradientCase Binary(string operation, Random random)
    {
        var (a, b) = OneOf<(long[], long[])>(
            random, ([3, 4], [3, 4]), ([3, 4], [4]), ([4], [3, 4]), ([2, 3, 4], [3, 1]), ([2, 1, 4], [1, 3, 1]), ([1], [2, 3]), ([2, 3], []), ([], [2, 3]), ([2, 1], [1, 2]));
        return Case(g => g.Apply(operation, [X(g, a), Input(g, "b", b)]));
    }

    private static GradientCase Many(string operation, Random random) =>
        Case(g => g.Apply(operation, [X(g, 3, 4), Input(g, "b", 4), Input(g, "c", OneOf<long[]>(random, [3, 1], [1], [2, 3, 4]))]));

    /// <summary>The operands' values must not be closer to each other than a few steps.</summary>
    private static GradientCase Extremum(string operation, Random random) =>
        Case(g => g.Apply(operation, [X(g, 3, 4), g.Add(Input(g, "b", OneOf<long[]>(random, [4], [3, 4])), .0413f), g.Add(Input(g, "c", 3, 1), .0829f)])) with { Step = 1e-3 };

    private static GradientCase Where(Random random)
    {
        OnnxTensor condition = new(ElementType.Bool, [3, 1], (byte[])[1, 0, 1]);
        return Case(g => g.Where(g.Input("condition", ElementType.Bool, 3, 1), X(g, OneOf<long[]>(random, [3, 4], [4], [1])), Input(g, "b", 2, 3, 4)))
            with { Feeds = new() { ["condition"] = condition } };
    }

    private static OnnxGraph Gelu(Random random, string approximate)
    {
        var graph = Unary("Gelu", random, ("approximate", approximate)).Graph;
        graph.Opsets[""] = 20;
        return graph;
    }

    private static GradientCase Reduce(string operation, Random random)
    {
        var axes = OneOf<long[]?>(random, [1], [0, -1], [-2, -1], null);
        return Case(g => g.Apply(operation, axes is null ? [X(g, 2, 3, 4)] : [X(g, 2, 3, 4), g.Constant(axes)], ("keepdims", (long)random.Next(2)))) with { Step = 4e-3 };
    }

    private static GradientCase Slice(Random random)
    {
        var (starts, ends, axes, steps) = OneOf<(long[], long[], long[], long[])>(
            random,
            ([1], [3], [1], [1]),
            ([-3, 1], [100, -1], [2, 1], [1, 1]),
            ([0, 5], [5, -100], [0, 2], [2, -2]),
            ([-1], [-100], [1], [-1]));
        return Case(g => g.Apply("Slice", [X(g, 5, 4, 6), g.Constant(starts), g.Constant(ends), g.Constant(axes), g.Constant(steps)]));
    }

    private static GradientCase Pad(Random random)
    {
        var mode = OneOf(random, "constant", "reflect", "edge");
        return random.Next(3) == 0
            ? Case(g => g.Apply("Pad", [X(g, 2, 3, 4), g.Constant(1L, 2L, 2L, 1L), "", g.Constant(2L, 1L)], ("mode", mode)))
            : Case(g => g.Apply("Pad", [X(g, 2, 3, 4), g.Constant(0L, 1L, 2L, 0L, 2L, mode == "constant" ? -1L : 3L)], ("mode", mode)));
    }

    private static GradientCase Gather(Random random)
    {
        var axis = random.Next(3);
        var indices = OneOf(random, OnnxTensor.List(1, 0, 1, -1), OnnxTensor.Of([2, 2], [0L, 1L, 1L, 1L]), OnnxTensor.Of([], [1L]), OnnxTensor.List(-1));
        return random.Next(2) == 0
            ? Case(g => g.Apply("Gather", [X(g, 3, 4, 2), g.Constant(indices)], ("axis", (long)axis)))
            : Case(g => g.Apply("Gather", [X(g, 3, 4, 2), g.Input("indices", ElementType.Int64, [.. indices.Shape.Select(side => new Dimension(side))])], ("axis", (long)axis)))
                with { Feeds = new() { ["indices"] = indices } };
    }

    private static GradientCase Resize(Random random)
    {
        var mode = OneOf(random, "nearest", "linear");
        var coordinates = OneOf(random, "half_pixel", "asymmetric", "align_corners", "pytorch_half_pixel");
        return random.Next(2) == 0
            ? Case(g => g.Apply("Resize", [X(g, 2, 2, 3, 4), "", g.Constant(OnnxTensor.Of([4], [1f, 1f, 2f, 1.5f]))], ("mode", mode), ("coordinate_transformation_mode", coordinates)))
            : Case(g => g.Apply("Resize", [X(g, 2, 2, 5, 4), "", "", g.Constant(2L, 2L, 3L, 7L)], ("mode", mode), ("coordinate_transformation_mode", coordinates)));
    }

    private static GradientCase Gemm(Random random)
    {
        var (transA, transB) = (random.Next(2) == 1, random.Next(2) == 1);
        var c = OneOf<long[]?>(random, [5], [3, 1], [3, 5], [1], null);
        return Case(g =>
        {
            var a = transA ? X(g, 4, 3) : X(g, 3, 4);
            var b = transB ? Input(g, "b", 5, 4) : Input(g, "b", 4, 5);
            return g.Apply("Gemm", c is null ? [a, b] : [a, b, Input(g, "c", c)], ("transA", transA), ("transB", transB), ("alpha", .7f), ("beta", 1.3f));
        });
    }

    private static GradientCase MatMul(Random random)
    {
        var (a, b) = OneOf<(long[], long[])>(
            random, ([3, 4], [4, 5]), ([2, 3, 4], [4, 5]), ([2, 3, 4], [2, 4, 5]), ([2, 1, 3, 4], [5, 4, 2]), ([4], [4, 5]), ([3, 4], [4]), ([2, 3, 4], [4]), ([4], [2, 4, 3]), ([4], [4]), ([3, 4], [2, 4, 5]));
        return Case(g => g.MatMul(X(g, a), Input(g, "b", b)));
    }

    private static GradientCase Einsum(Random random)
    {
        var (equation, a, b) = OneOf<(string, long[], long[])>(
            random,
            ("ij,jk->ik", [3, 4], [4, 2]),
            ("bhid,bhjd->bhij", [2, 2, 3, 4], [2, 2, 2, 4]),
            ("bij,bjk", [2, 3, 4], [2, 4, 2]),
            ("...ij,...jk->...ik", [2, 3, 4], [2, 4, 2]),
            ("bnk,k->bn", [2, 3, 4], [4]),
            ("ij,kj->k", [3, 4], [2, 4]),
            ("i,j->ij", [3], [4]));
        return Case(g => g.Apply("Einsum", [X(g, a), Input(g, "b", b)], ("equation", equation)));
    }

    private static GradientCase Normalization(string operation, Random random) => Case(g =>
    {
        var x = X(g, OneOf<long[]>(random, [3, 2, 5], [2, 3, 3, 2], [4, 3, 1, 5]));
        var channels = g.Graph.Inputs[0].Shape![1].Size!.Value;
        string[] parameters = [x, Input(g, "scale", channels), Input(g, "bias", channels)];
        return operation == "BatchNormalization"
            ? g.Apply(operation, [.. parameters, g.Constant(OnnxTensor.Of([channels], new float[channels])), g.Constant(Onnx.Noise([channels], random).Abs())], ("epsilon", .1f))
            : g.Apply(operation, parameters, ("epsilon", .01f));
    });

    private static GradientCase BatchStatistics(Random random) => Normalization("BatchNormalization", random) with { BatchStatistics = true };

    private static GradientCase LayerNormalization(Random random)
    {
        var axis = OneOf(random, -1, 1, -2);
        long[] shape = [2, 3, 4];
        var parameters = shape[(axis < 0 ? axis + 3 : axis)..];
        return Case(g => g.Apply("LayerNormalization", [X(g, shape), Input(g, "scale", parameters), Input(g, "bias", parameters)], ("axis", (long)axis), ("epsilon", .01f)));
    }

    private static GradientCase GroupNormalization(Random random)
    {
        var perChannel = random.Next(2) == 0;
        var result = Case(g =>
        {
            var parameters = perChannel ? 6L : 3L;
            return g.Apply("GroupNormalization", [X(g, 2, 6, 2, 3), Input(g, "scale", parameters), Input(g, "bias", parameters)], ("num_groups", 3L), ("epsilon", .01f));
        });
        result.Graph.Opsets[""] = perChannel ? 21 : 18;
        return result;
    }

    private static OnnxTensor Abs(this OnnxTensor tensor) => OnnxTensor.Of(tensor.Shape, Array.ConvertAll(tensor.ToFloats(), value => Math.Abs(value) + .1f));
}
