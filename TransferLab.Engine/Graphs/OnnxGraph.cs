using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Graphs;

/// <summary>
/// A model file as data: nodes, constants and declarations, free to be taken apart. Nodes, tensors and values are immutable,
/// so a <see cref="Clone"/> is cheap and shares the weights; every operation on graphs returns a new one.
/// </summary>
public sealed class OnnxGraph
{
    public string Name { get; set; } = "graph";

    /// <summary>Tensors that a caller must feed.</summary>
    public List<OnnxValue> Inputs { get; init; } = [];

    public List<OnnxValue> Outputs { get; init; } = [];

    /// <summary>In an order in which they can run, once read or built.</summary>
    public List<OnnxNode> Nodes { get; init; } = [];

    /// <summary>Constants and weights, by tensor name.</summary>
    public OrderedDictionary<string, OnnxTensor> Initializers { get; init; } = [];

    /// <summary>What the file says of inner tensors; may be incomplete. See <see cref="ShapeInference"/>.</summary>
    public List<OnnxValue> ValueInfos { get; init; } = [];

    /// <summary>Operator set version by domain; "" is ONNX itself.</summary>
    public OrderedDictionary<string, long> Opsets { get; init; } = new() { [""] = GraphBuilder.Opset };

    public OrderedDictionary<string, string> Metadata { get; init; } = [];

    public long IrVersion { get; set; } = 8;

    public string ProducerName { get; set; } = "";

    /// <summary>The operator set version of ONNX itself.</summary>
    public long Opset => Opsets.GetValueOrDefault("", 1);

    /// <summary>Initialisers that the file also lists as inputs, so that a caller may override them (always so before IR version 4).</summary>
    internal OrderedDictionary<string, OnnxValue> Overridable { get; init; } = [];

    /// <summary>The file as it was read, without what this class holds.</summary>
    internal ModelProto? Origin { get; init; }

    /// <summary>A copy whose lists can be changed without changing this one.</summary>
    public OnnxGraph Clone() => new()
    {
        Name = Name,
        Inputs = [.. Inputs],
        Outputs = [.. Outputs],
        Nodes = [.. Nodes],
        Initializers = new(Initializers),
        ValueInfos = [.. ValueInfos],
        Opsets = new(Opsets),
        Metadata = new(Metadata),
        IrVersion = IrVersion,
        ProducerName = ProducerName,
        Overridable = new(Overridable),
        Origin = Origin,
    };

    /// <summary>The node that computes a tensor; null for inputs, initialisers and unknown names. Cost O(nodes); see <see cref="GraphIndex"/> for many.</summary>
    public OnnxNode? Producer(string tensor) => Nodes.FirstOrDefault(node => node.Outputs.Contains(tensor));

    /// <summary>The nodes that use a tensor. Cost O(nodes); see <see cref="GraphIndex"/> for many.</summary>
    public IEnumerable<OnnxNode> Consumers(string tensor) => Nodes.Where(node => node.Needs.Contains(tensor));

    /// <summary>Every tensor name in use.</summary>
    public HashSet<string> TensorNames() =>
    [
        .. Inputs.Select(value => value.Name),
        .. Initializers.Keys,
        .. Nodes.SelectMany(node => node.Outputs.Concat(node.Needs)),
    ];
}
