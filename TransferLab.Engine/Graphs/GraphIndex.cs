namespace TransferLab.Engine.Graphs;

/// <summary>Who computes and who uses each tensor of a graph, as it was when the index was made.</summary>
public sealed class GraphIndex
{
    private readonly Dictionary<string, OnnxNode> producers = [];
    private readonly Dictionary<string, List<OnnxNode>> consumers = [];

    public GraphIndex(OnnxGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            foreach (var output in node.Outputs.Where(output => output.Length > 0))
            {
                producers[output] = node;
            }

            foreach (var input in node.Needs.Distinct())
            {
                (consumers.TryGetValue(input, out var users) ? users : consumers[input] = []).Add(node);
            }
        }
    }

    public OnnxNode? Producer(string tensor) => producers.GetValueOrDefault(tensor);

    public IReadOnlyList<OnnxNode> Consumers(string tensor) => consumers.GetValueOrDefault(tensor) ?? [];
}
