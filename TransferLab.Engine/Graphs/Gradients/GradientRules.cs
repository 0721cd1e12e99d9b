namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>The rule of every operator that can be differentiated. A new one is a method and a line here; see docs/methods/gradients.md.</summary>
internal static class GradientRules
{
    private static readonly Dictionary<string, Action<NodeGradient>> Rules = new()
    {
        // Layers
        ["Conv"] = ConvGradient.Differentiate,
        ["ConvTranspose"] = ConvTransposeGradient.Differentiate,
        ["Gemm"] = GemmGradient.Differentiate,
        ["MatMul"] = MatMulGradient.Differentiate,
        ["Einsum"] = EinsumGradient.Differentiate,

        // Normalisation
        ["BatchNormalization"] = BatchNormalizationGradient.Differentiate,
        ["LayerNormalization"] = LayerNormalizationGradient.Differentiate,
        ["InstanceNormalization"] = InstanceNormalizationGradient.Differentiate,
        ["GroupNormalization"] = GroupNormalizationGradient.Differentiate,

        // Arithmetic, with broadcasting
        ["Add"] = ArithmeticGradients.Add,
        ["Sub"] = ArithmeticGradients.Sub,
        ["Mul"] = ArithmeticGradients.Mul,
        ["Div"] = ArithmeticGradients.Div,
        ["Pow"] = ArithmeticGradients.Pow,
        ["Sum"] = ArithmeticGradients.Sum,
        ["Mean"] = ArithmeticGradients.Mean,
        ["Max"] = ExtremumGradient.Differentiate,
        ["Min"] = ExtremumGradient.Differentiate,
        ["Where"] = WhereGradient.Differentiate,

        // Functions of one number
        ["Neg"] = UnaryGradients.Neg,
        ["Abs"] = UnaryGradients.Abs,
        ["Sqrt"] = UnaryGradients.Sqrt,
        ["Reciprocal"] = UnaryGradients.Reciprocal,
        ["Exp"] = UnaryGradients.Exp,
        ["Log"] = UnaryGradients.Log,
        ["Erf"] = UnaryGradients.Erf,
        ["Sin"] = UnaryGradients.Sin,
        ["Cos"] = UnaryGradients.Cos,
        ["Tanh"] = UnaryGradients.Tanh,
        ["Sigmoid"] = UnaryGradients.Sigmoid,

        // Activations
        ["Relu"] = RectifierGradients.Relu,
        ["LeakyRelu"] = RectifierGradients.LeakyRelu,
        ["PRelu"] = RectifierGradients.PRelu,
        ["Clip"] = RectifierGradients.Clip,
        ["Elu"] = ActivationGradients.Elu,
        ["Selu"] = ActivationGradients.Selu,
        ["Celu"] = ActivationGradients.Celu,
        ["HardSigmoid"] = ActivationGradients.HardSigmoid,
        ["HardSwish"] = ActivationGradients.HardSwish,
        ["Gelu"] = GeluGradient.Differentiate,
        ["com.microsoft:Gelu"] = GeluGradient.Differentiate,
        ["Softplus"] = ActivationGradients.Softplus,
        ["Softsign"] = ActivationGradients.Softsign,
        ["Mish"] = ActivationGradients.Mish,
        ["Softmax"] = SoftmaxGradients.Softmax,
        ["LogSoftmax"] = SoftmaxGradients.LogSoftmax,

        // Reductions and pooling
        ["ReduceSum"] = ReductionGradients.Sum,
        ["ReduceMean"] = ReductionGradients.Mean,
        ["ReduceMax"] = ReductionGradients.Extremum,
        ["ReduceMin"] = ReductionGradients.Extremum,
        ["ReduceSumSquare"] = ReductionGradients.SumSquare,
        ["ReduceL1"] = ReductionGradients.L1,
        ["ReduceL2"] = ReductionGradients.L2,
        ["ReduceLogSumExp"] = ReductionGradients.LogSumExp,
        ["GlobalAveragePool"] = GlobalPoolGradients.Average,
        ["GlobalMaxPool"] = GlobalPoolGradients.Max,
        ["AveragePool"] = AveragePoolGradient.Differentiate,
        ["MaxPool"] = MaxPoolGradient.Differentiate,

        // Moving elements
        ["Identity"] = ShapeGradients.SameElements,
        ["Flatten"] = ShapeGradients.SameElements,
        ["Reshape"] = ShapeGradients.SameElements,
        ["Squeeze"] = ShapeGradients.SameElements,
        ["Unsqueeze"] = ShapeGradients.SameElements,
        ["Transpose"] = ShapeGradients.Transpose,
        ["Expand"] = ShapeGradients.Expand,
        ["Cast"] = ShapeGradients.Cast,
        ["Dropout"] = DropoutGradient.Differentiate,
        ["Concat"] = ConcatGradient.Differentiate,
        ["Split"] = SplitGradient.Differentiate,
        ["Slice"] = SliceGradient.Differentiate,
        ["Pad"] = PadGradient.Differentiate,
        ["Gather"] = GatherGradient.Differentiate,
        ["Resize"] = ResizeGradient.Differentiate,
        ["DepthToSpace"] = DepthSpaceGradients.DepthToSpace,
        ["SpaceToDepth"] = DepthSpaceGradients.SpaceToDepth,
    };

    /// <summary>The rule for a node, or null where there is none.</summary>
    public static Action<NodeGradient>? Find(OnnxNode node) =>
        Rules.GetValueOrDefault(node.Domain.Length == 0 ? node.OpType : $"{node.Domain}:{node.OpType}");

    /// <summary>Every operator with a rule.</summary>
    public static IEnumerable<string> Operators => Rules.Keys;
}
