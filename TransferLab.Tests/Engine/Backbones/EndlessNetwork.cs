using Google.Protobuf;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Tests.Engine.Backbones;

/// <summary>A network whose features wait for a loop that never ends.</summary>
internal static class EndlessNetwork
{
    public static OnnxGraph Build()
    {
        var placeholder = Networks.With((g, x) => g.Apply("Identity", [x]));
        var model = ModelProto.Parser.ParseFrom(OnnxFile.ToBytes(placeholder));
        var identity = model.Graph.Node.First(node => node.OpType == "Identity");
        var body = new GraphProto { Name = "body" };
        body.Input.Add(Value("i", 7));
        body.Input.Add(Value("again", 9));
        body.Input.Add(Value("carried", 1, 1, 8));
        body.Node.Add(new NodeProto { OpType = "Identity", Input = { "again" }, Output = { "still" }, Name = "keep" });
        body.Node.Add(new NodeProto { OpType = "Sin", Input = { "carried" }, Output = { "next" }, Name = "sine" });
        body.Output.Add(Value("still", 9));
        body.Output.Add(Value("next", 1, 1, 8));
        var loop = new NodeProto { OpType = "Loop", Name = "endless", Input = { "", "yes", identity.Input[0] }, Output = { identity.Output[0] } };
        loop.Attribute.Add(new AttributeProto { Name = "body", G = body, Type = AttributeProto.Types.AttributeType.Graph });
        model.Graph.Initializer.Add(new TensorProto { Name = "yes", DataType = 9, RawData = ByteString.CopyFrom(1) });
        model.Graph.Node[model.Graph.Node.IndexOf(identity)] = loop;
        return OnnxFile.Parse(model.ToByteArray());
    }

    private static ValueInfoProto Value(string name, int type, params long[] shape)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = type, Shape = new() };
        tensor.Shape.Dim.AddRange(shape.Select((side, i) => i == 0 ? new TensorShapeProto.Types.Dimension { DimParam = "batch" } : new() { DimValue = side }));
        return new() { Name = name, Type = new() { TensorType = tensor } };
    }
}
