using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Graphs;

/// <summary>What the bodies of control-flow operators take from the graph around them.</summary>
internal static class SubgraphCaptures
{
    public static IEnumerable<string> Of(OnnxAttribute attribute) => Bodies(attribute.Proto).SelectMany(Captured);

    public static OnnxAttribute Rename(OnnxAttribute attribute, Func<string, string> rename)
    {
        if (!Bodies(attribute.Proto).Any())
        {
            return attribute;
        }

        var copy = attribute.Proto.Clone();
        foreach (var body in Bodies(copy))
        {
            var captured = Captured(body).ToHashSet();
            RenameCaptured(body, name => captured.Contains(name) ? rename(name) : name);
        }

        return new(copy);
    }

    /// <summary>All nodes of the bodies, and of the bodies in them.</summary>
    public static IEnumerable<OnnxNode> Nodes(OnnxNode node) => AllBodies(node).SelectMany(body => body.Node).Select(ModelCodec.Decode);

    /// <summary>The kinds of numbers that constants of the bodies hold.</summary>
    public static IEnumerable<ElementType> Constants(OnnxNode node) => AllBodies(node)
        .SelectMany(body => body.Initializer.Concat(body.Node.SelectMany(inner => inner.Attribute).Where(attribute => attribute.T is not null).Select(attribute => attribute.T)))
        .Select(tensor => (ElementType)tensor.DataType);

    private static IEnumerable<GraphProto> AllBodies(OnnxNode node) => node.Attributes.Values.SelectMany(attribute => Bodies(attribute.Proto)).SelectMany(WithInner);

    private static IEnumerable<GraphProto> WithInner(GraphProto body) =>
        body.Node.SelectMany(node => node.Attribute).SelectMany(Bodies).SelectMany(WithInner).Prepend(body);

    private static IEnumerable<GraphProto> Bodies(AttributeProto attribute) =>
        attribute.G is null ? attribute.Graphs : attribute.Graphs.Prepend(attribute.G);

    private static IEnumerable<string> Captured(GraphProto body)
    {
        var own = body.Input.Select(value => value.Name)
            .Concat(body.Initializer.Select(tensor => tensor.Name))
            .Concat(body.Node.SelectMany(node => node.Output))
            .ToHashSet();
        return body.Node.SelectMany(Needed).Concat(body.Output.Select(value => value.Name))
            .Where(name => name.Length > 0 && !own.Contains(name))
            .Distinct();
    }

    private static IEnumerable<string> Needed(NodeProto node) =>
        node.Input.Concat(node.Attribute.SelectMany(Bodies).SelectMany(Captured));

    private static void RenameCaptured(GraphProto body, Func<string, string> rename)
    {
        foreach (var node in body.Node)
        {
            for (var i = 0; i < node.Input.Count; i++)
            {
                node.Input[i] = rename(node.Input[i]);
            }

            foreach (var inner in node.Attribute.SelectMany(Bodies))
            {
                RenameCaptured(inner, rename);
            }
        }

        foreach (var output in body.Output)
        {
            output.Name = rename(output.Name);
        }
    }
}
