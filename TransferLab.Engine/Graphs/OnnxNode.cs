using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Graphs;

/// <summary>One operator of a graph, applied to named tensors. Immutable.</summary>
/// <param name="OpType">The operator, e.g. <c>Conv</c>.</param>
/// <param name="Inputs">Tensor names; "" stands for an optional input that is left out.</param>
/// <param name="Outputs">Tensor names; "" stands for an optional output that nobody needs.</param>
public sealed record OnnxNode(string OpType, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs)
{
    private static readonly IReadOnlyDictionary<string, OnnxAttribute> None = new Dictionary<string, OnnxAttribute>();

    public string Name { get; init; } = "";

    /// <summary>"" for the operators of ONNX itself; <c>com.microsoft</c> for those of ONNX Runtime.</summary>
    public string Domain { get; init; } = "";

    public IReadOnlyDictionary<string, OnnxAttribute> Attributes { get; init; } = None;

    /// <summary>The node as it was read, for what this record does not show.</summary>
    internal NodeProto? Origin { get; init; }

    /// <summary>How messages name the node.</summary>
    public string DisplayName => Name.Length > 0 ? Name : Outputs.FirstOrDefault(output => output.Length > 0) ?? OpType;

    /// <summary>Tensors from outside that the bodies of <c>If</c>, <c>Loop</c> and <c>Scan</c> use; no input lists them.</summary>
    public IEnumerable<string> CapturedInputs => Attributes.Values.SelectMany(SubgraphCaptures.Of).Distinct();

    /// <summary>Every tensor that must exist before the node runs.</summary>
    public IEnumerable<string> Needs => Inputs.Where(input => input.Length > 0).Concat(CapturedInputs);

    public bool Is(string opType) => Domain is "" or "ai.onnx" && OpType == opType;

    /// <summary>The n-th input, or null where it is left out.</summary>
    public string? Input(int index) => index < Inputs.Count && Inputs[index].Length > 0 ? Inputs[index] : null;

    /// <summary>The n-th output, or null where it is left out.</summary>
    public string? Output(int index) => index < Outputs.Count && Outputs[index].Length > 0 ? Outputs[index] : null;

    public OnnxAttribute? Attribute(string name) => Attributes.GetValueOrDefault(name);

    public long Int(string name, long otherwise) => Attribute(name)?.Int ?? otherwise;

    public float Float(string name, float otherwise) => Attribute(name)?.Float ?? otherwise;

    public string Text(string name, string otherwise) => Attribute(name)?.Text ?? otherwise;

    public long[]? Ints(string name) => Attribute(name) is { } attribute ? [.. attribute.Ints] : null;

    /// <summary>The same node with one more or one other attribute.</summary>
    public OnnxNode With(string name, OnnxAttribute value) =>
        this with { Attributes = new Dictionary<string, OnnxAttribute>(Attributes) { [name] = value } };

    /// <summary>The same node without some attributes.</summary>
    public OnnxNode Without(params IReadOnlyList<string> names) =>
        this with { Attributes = Attributes.Where(pair => !names.Contains(pair.Key)).ToDictionary() };

    /// <summary>The same node with every tensor renamed, also inside the bodies of control flow.</summary>
    public OnnxNode Renamed(Func<string, string> rename) => this with
    {
        Inputs = [.. Inputs.Select(input => input.Length > 0 ? rename(input) : input)],
        Outputs = [.. Outputs.Select(output => output.Length > 0 ? rename(output) : output)],
        Attributes = Attributes.ToDictionary(pair => pair.Key, pair => SubgraphCaptures.Rename(pair.Value, rename)),
    };

    public override string ToString() => $"{string.Join(", ", Outputs)} = {OpType}({string.Join(", ", Inputs)})";
}
