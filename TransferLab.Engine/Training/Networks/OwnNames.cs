using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>Names that the app gave to tensors and nodes, replaced before a graph leaves as a file: when the file comes back, the app will give them again.</summary>
internal static class OwnNames
{
    private const string Own = "transferlab.";
    private const string Foreign = "trained.";

    public static string Replace(string name) => name.StartsWith(Own, StringComparison.Ordinal) ? Foreign + name[Own.Length..] : name;

    public static OnnxGraph Replace(OnnxGraph graph)
    {
        var renamed = graph.Clone();
        renamed.Inputs.Clear();
        renamed.Inputs.AddRange(graph.Inputs.Select(Replace));
        renamed.Outputs.Clear();
        renamed.Outputs.AddRange(graph.Outputs.Select(Replace));
        renamed.ValueInfos.Clear();
        renamed.ValueInfos.AddRange(graph.ValueInfos.Select(Replace));
        renamed.Nodes.Clear();
        renamed.Nodes.AddRange(graph.Nodes.Select(node => node with
        {
            Name = Replace(node.Name),
            Inputs = [.. node.Inputs.Select(Replace)],
            Outputs = [.. node.Outputs.Select(Replace)],
        }));
        renamed.Initializers.Clear();
        foreach (var (name, tensor) in graph.Initializers)
        {
            renamed.Initializers[Replace(name)] = tensor;
        }

        return renamed;
    }

    private static OnnxValue Replace(OnnxValue value) => value with { Name = Replace(value.Name) };
}
