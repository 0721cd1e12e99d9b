namespace TransferLab.Engine.Graphs;

/// <summary>The operators that are used often, with plain arguments.</summary>
public static class GraphBuilderOperators
{
    public static string Add(this GraphBuilder g, string a, string b) => g.Apply("Add", [a, b]);

    public static string Sub(this GraphBuilder g, string a, string b) => g.Apply("Sub", [a, b]);

    public static string Mul(this GraphBuilder g, string a, string b) => g.Apply("Mul", [a, b]);

    public static string Mul(this GraphBuilder g, string a, float factor) => factor == 1 ? a : g.Mul(a, g.Constant(factor));

    public static string Add(this GraphBuilder g, string a, float term) => g.Add(a, g.Constant(term));

    public static string Div(this GraphBuilder g, string a, string b) => g.Apply("Div", [a, b]);

    public static string Neg(this GraphBuilder g, string x) => g.Apply("Neg", [x]);

    public static string Sqrt(this GraphBuilder g, string x) => g.Apply("Sqrt", [x]);

    public static string Exp(this GraphBuilder g, string x) => g.Apply("Exp", [x]);

    public static string Relu(this GraphBuilder g, string x) => g.Apply("Relu", [x]);

    public static string Sigmoid(this GraphBuilder g, string x) => g.Apply("Sigmoid", [x]);

    public static string Identity(this GraphBuilder g, string x) => g.Apply("Identity", [x]);

    public static string Where(this GraphBuilder g, string condition, string yes, string no) => g.Apply("Where", [condition, yes, no]);

    public static string Equal(this GraphBuilder g, string a, string b) => g.Apply("Equal", [a, b]);

    public static string Greater(this GraphBuilder g, string a, string b) => g.Apply("Greater", [a, b]);

    public static string MatMul(this GraphBuilder g, string a, string b) => g.Apply("MatMul", [a, b]);

    /// <summary>Matrix product of stacks of matrices, either one transposed without a copy.</summary>
    public static string FusedMatMul(this GraphBuilder g, string a, string b, bool transA = false, bool transB = false) =>
        g.ApplyMicrosoft("FusedMatMul", [a, b], ("transA", transA), ("transB", transB));

    public static string Gemm(this GraphBuilder g, string a, string b, string? c = null, bool transA = false, bool transB = false) =>
        g.Apply("Gemm", c is null ? [a, b] : [a, b, c], ("transA", transA), ("transB", transB));

    public static string Reshape(this GraphBuilder g, string x, params ReadOnlySpan<long> shape) =>
        g.Apply("Reshape", [x, g.Constant(shape)]);

    public static string Transpose(this GraphBuilder g, string x, params long[] order) =>
        g.Apply("Transpose", [x], ("perm", order));

    public static string Expand(this GraphBuilder g, string x, params ReadOnlySpan<long> shape) =>
        g.Apply("Expand", [x, g.Constant(shape)]);

    public static string ReduceSum(this GraphBuilder g, string x, ReadOnlySpan<long> axes, bool keep = true) =>
        g.Apply("ReduceSum", [x, g.Constant(axes)], ("keepdims", keep));

    public static string ReduceMean(this GraphBuilder g, string x, ReadOnlySpan<long> axes, bool keep = true) =>
        g.Apply("ReduceMean", [x, g.Constant(axes)], ("keepdims", keep));

    public static string Slice(this GraphBuilder g, string x, ReadOnlySpan<long> starts, ReadOnlySpan<long> ends, ReadOnlySpan<long> axes) =>
        g.Apply("Slice", [x, g.Constant(starts), g.Constant(ends), g.Constant(axes)]);

    public static string Concat(this GraphBuilder g, long axis, params IReadOnlyList<string> parts) =>
        g.Apply("Concat", parts, ("axis", axis));

    /// <summary>2-D convolution with equal sides.</summary>
    /// <param name="x">(n, c, h, w)</param>
    /// <param name="weight">(channels out, c / groups, kernel, kernel)</param>
    public static string Conv(this GraphBuilder g, string x, string weight, string? bias = null, long stride = 1, long pads = 0, long groups = 1) =>
        g.Apply(
            "Conv",
            bias is null ? [x, weight] : [x, weight, bias],
            ("strides", new[] { stride, stride }),
            ("pads", new[] { pads, pads, pads, pads }),
            ("group", groups));
}
