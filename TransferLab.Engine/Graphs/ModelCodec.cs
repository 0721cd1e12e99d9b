using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Graphs;

/// <summary>Graphs from and to the messages of the file format.</summary>
internal static class ModelCodec
{
    public static OnnxGraph Decode(ModelProto model, string? folder)
    {
        var proto = model.Graph;
        var initializers = new OrderedDictionary<string, OnnxTensor>();
        foreach (var tensor in proto.Initializer)
        {
            initializers[tensor.Name] = TensorCodec.Decode(tensor, folder, tensor.Name);
        }

        var inputs = proto.Input.Select(ValueCodec.Decode).ToLookup(value => initializers.ContainsKey(value.Name));
        var graph = new OnnxGraph
        {
            Name = proto.Name,
            Inputs = [.. inputs[false]],
            Outputs = [.. proto.Output.Select(ValueCodec.Decode)],
            Nodes = [.. proto.Node.Select(Decode)],
            Initializers = initializers,
            ValueInfos = [.. proto.ValueInfo.Select(ValueCodec.Decode)],
            Opsets = Pairs(model.OpsetImport.Select(opset => (Canonical(opset.Domain), opset.Version))),
            Metadata = Pairs(model.MetadataProps.Select(entry => (entry.Key, entry.Value))),
            IrVersion = model.IrVersion,
            ProducerName = model.ProducerName,
            Overridable = Pairs(inputs[true].Select(value => (value.Name, value))),
            Origin = Rest(model),
        };
        var ordered = TopologicalOrder.Of(graph);
        graph.Nodes.Clear();
        graph.Nodes.AddRange(ordered);
        return graph;
    }

    public static ModelProto Encode(OnnxGraph graph)
    {
        var model = graph.Origin?.Clone() ?? new ModelProto();
        model.IrVersion = graph.IrVersion;
        model.ProducerName = graph.ProducerName;
        model.OpsetImport.AddRange(graph.Opsets.Select(pair => new OperatorSetIdProto { Domain = pair.Key, Version = pair.Value }));
        model.MetadataProps.AddRange(graph.Metadata.Select(pair => new StringStringEntryProto { Key = pair.Key, Value = pair.Value }));
        model.Graph ??= new();
        model.Graph.Name = graph.Name;
        model.Graph.Node.AddRange(graph.Nodes.Select(Encode));
        model.Graph.Initializer.AddRange(graph.Initializers.Select(pair => TensorCodec.Encode(pair.Key, pair.Value)));
        model.Graph.Input.AddRange(graph.Inputs.Concat(OverridableInputs(graph)).Select(ValueCodec.Encode));
        model.Graph.Output.AddRange(graph.Outputs.Select(ValueCodec.Encode));
        model.Graph.ValueInfo.AddRange(graph.ValueInfos.Select(ValueCodec.Encode));
        return model;
    }

    /// <summary>Before IR version 4 every initialiser must be an input too; later only those the file listed.</summary>
    private static IEnumerable<OnnxValue> OverridableInputs(OnnxGraph graph) => graph.Initializers
        .Where(pair => graph.IrVersion < 4 || graph.Overridable.ContainsKey(pair.Key))
        .Select(pair => graph.Overridable.GetValueOrDefault(pair.Key)
            ?? new OnnxValue(pair.Key, pair.Value.ElementType, [.. pair.Value.Shape.Select(side => new Dimension(side))]));

    public static OnnxNode Decode(NodeProto proto)
    {
        var rest = proto.Clone();
        rest.Input.Clear();
        rest.Output.Clear();
        rest.Attribute.Clear();
        return new(proto.OpType, [.. proto.Input], [.. proto.Output])
        {
            Name = proto.Name,
            Domain = Canonical(proto.Domain),
            Attributes = proto.Attribute.ToDictionary(attribute => attribute.Name, attribute => new OnnxAttribute(attribute)),
            Origin = rest,
        };
    }

    private static NodeProto Encode(OnnxNode node)
    {
        var proto = node.Origin?.Clone() ?? new NodeProto();
        proto.OpType = node.OpType;
        proto.Name = node.Name;
        proto.Domain = node.Domain;
        proto.Input.AddRange(node.Inputs);
        proto.Output.AddRange(node.Outputs);
        proto.Attribute.AddRange(node.Attributes.Select(pair => pair.Value.Encode(pair.Key)));
        return proto;
    }

    /// <summary>ONNX's own domain has two names; the empty one is used throughout.</summary>
    private static string Canonical(string domain) => domain == "ai.onnx" ? "" : domain;

    private static OrderedDictionary<string, T> Pairs<T>(IEnumerable<(string Key, T Value)> pairs)
    {
        var result = new OrderedDictionary<string, T>();
        foreach (var (key, value) in pairs)
        {
            result[key] = value;
        }

        return result;
    }

    private static ModelProto Rest(ModelProto model)
    {
        var graph = model.Graph;
        model.Graph = null;
        var rest = model.Clone();
        model.Graph = graph;
        rest.OpsetImport.Clear();
        rest.MetadataProps.Clear();
        graph.Node.Clear();
        graph.Initializer.Clear();
        graph.Input.Clear();
        graph.Output.Clear();
        graph.ValueInfo.Clear();
        rest.Graph = graph;
        return rest;
    }
}
