using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>Cuts the part out of a network that is needed: from pictures in 32-bit numbers to one row a picture, and nothing past that.</summary>
internal static class FeatureGraph
{
    public const string Pictures = "transferlab.pictures";
    public const string Rows = "transferlab.rows";
    private const string Batch = "batch";

    /// <summary>From pictures to features, shape (batch, width).</summary>
    public static OnnxGraph Features(OnnxGraph graph, NetworkAnatomy anatomy, bool liftBatch) =>
        Build(graph, anatomy, anatomy.Features, softmax: false, liftBatch);

    /// <summary>From pictures to the probabilities of the source's classes, shape (batch, classes).</summary>
    public static OnnxGraph Probabilities(OnnxGraph graph, NetworkAnatomy anatomy, bool liftBatch) =>
        Build(graph, anatomy, anatomy.Logits!, softmax: !anatomy.LogitsAreProbabilities, liftBatch);

    private static OnnxGraph Build(OnnxGraph original, NetworkAnatomy anatomy, TensorTap tap, bool softmax, bool liftBatch)
    {
        var graph = original.Clone();
        OpenInput(graph, anatomy.Input, liftBatch);
        var rows = Flat(graph, tap);
        if (softmax)
        {
            rows = Append(graph, "Softmax", [rows], ("axis", 1));
        }

        graph.Nodes.Add(new("Identity", [rows], [Rows]) { Name = Rows });
        graph.Outputs.Clear();
        graph.Outputs.Add(new(Rows, ElementType.Float));
        if (liftBatch)
        {
            BatchLift.Apply(graph);
        }

        return graph.CutAt(Rows);
    }

    private static void OpenInput(OnnxGraph graph, InputPort port, bool liftBatch)
    {
        var at = graph.Inputs.FindIndex(input => input.Name == port.Name);
        var sides = graph.Inputs[at].Shape!.ToArray();
        sides[0] = port.FixedBatch is { } batch && !liftBatch ? batch : Batch;
        graph.Inputs[at] = new(Pictures, ElementType.Float, sides);
        graph.Nodes.Insert(0, port.Type == ElementType.Float
            ? new("Identity", [Pictures], [port.Name]) { Name = Pictures }
            : Cast(Pictures, port.Name, port.Type));
    }

    private static string Flat(OnnxGraph graph, TensorTap tap)
    {
        var tensor = tap.Scale is null ? tap.Tensor
            : Append(graph, "DequantizeLinear", tap.ZeroPoint is null ? [tap.Tensor, tap.Scale] : [tap.Tensor, tap.Scale, tap.ZeroPoint]);
        tensor = tap.Form switch
        {
            FeatureForm.ChannelsFirstMap => Append(graph, "GlobalAveragePool", [tensor]),
            FeatureForm.ChannelsLastMap => Append(graph, "GlobalAveragePool", [Append(graph, "Transpose", [tensor], ("perm", (long[])[0, 3, 1, 2]))]),
            FeatureForm.Tokens => Append(graph, "GlobalAveragePool", [Append(graph, "Transpose", [tensor], ("perm", (long[])[0, 2, 1]))]),
            _ => tensor,
        };

        var flat = Append(graph, "Flatten", [tensor], ("axis", 1));
        return Append(graph, "Cast", [flat], ("to", (long)ElementType.Float));
    }

    private static OnnxNode Cast(string from, string to, ElementType type) =>
        new OnnxNode("Cast", [from], [to]) { Name = to }.With("to", (long)type);

    private static string Append(OnnxGraph graph, string operation, IReadOnlyList<string> inputs, params IReadOnlyList<(string Name, OnnxAttribute Value)> attributes)
    {
        var output = $"transferlab.{operation}.{graph.Nodes.Count}";
        var node = new OnnxNode(operation, inputs, [output]) { Name = output };
        graph.Nodes.Add(attributes.Aggregate(node, (built, attribute) => built.With(attribute.Name, attribute.Value)));
        return output;
    }
}
