using Google.Protobuf;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>The bytes of a model that ONNX Runtime may be given: nothing in them makes it open a file or look for foreign code.</summary>
internal static class SafeModel
{
    private static readonly string[] Domains = ["", "ai.onnx", "ai.onnx.ml", "com.microsoft"];

    private static readonly MessageParser<ModelProto> Parser = ModelProto.Parser.WithDiscardUnknownFields(true);

    /// <exception cref="TransferLabException">The graph uses operators that only its maker's program has, or data in other files.</exception>
    public static byte[] BytesOf(OnnxGraph graph)
    {
        // Fields that this program does not know could name files; without them nothing is left unchecked.
        var model = Parser.ParseFrom(OnnxFile.ToBytes(graph));
        Check(model.Graph);
        return model.ToByteArray();
    }

    /// <exception cref="TransferLabException">The graph uses operators that only its maker's program has.</exception>
    public static void CheckOperators(OnnxGraph graph)
    {
        foreach (var node in graph.Nodes.Where(node => !Domains.Contains(node.Domain)))
        {
            throw Foreign(node.OpType, node.Domain, node.DisplayName);
        }
    }

    private static void Check(GraphProto graph)
    {
        foreach (var tensor in graph.Initializer)
        {
            Check(tensor);
        }

        foreach (var node in graph.Node)
        {
            CheckOperator(node);
            foreach (var attribute in node.Attribute)
            {
                foreach (var inner in attribute.Graphs.Append(attribute.G).Where(inner => inner is not null))
                {
                    Check(inner);
                }

                foreach (var tensor in attribute.Tensors.Append(attribute.T).Where(tensor => tensor is not null))
                {
                    Check(tensor);
                }
            }
        }
    }

    private static void CheckOperator(NodeProto node)
    {
        if (!Domains.Contains(node.Domain))
        {
            throw Foreign(node.OpType, node.Domain, NameOf(node));
        }
    }

    private static void Check(TensorProto tensor)
    {
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External || tensor.ExternalData.Count > 0)
        {
            throw new TransferLabException(
                $"The model keeps the tensor {tensor.Name} in another file, from a place where that is not allowed.",
                $"Export the model again with its weights inside.");
        }
    }

    private static TransferLabException Foreign(string operation, string domain, string node) => new(
        $"The model uses the operator {operation} of {domain} (node {node}), which is no part of ONNX.",
        $"Export the model again with the operators of ONNX itself, or choose another model.");

    private static string NameOf(NodeProto node) => node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault() ?? node.OpType;
}
