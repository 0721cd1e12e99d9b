namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>One walk from the loss back to the tensors to train, rule by rule.</summary>
internal sealed class Backpropagation(GraphBuilder g, ForwardGraph forward)
{
    private readonly Dictionary<string, List<string>> contributions = [];
    private readonly Dictionary<string, string> totals = [];
    private HashSet<string> active = [];

    /// <summary>Refuses, before anything costly, what has no rule.</summary>
    public static void CheckRules(OnnxGraph graph, string loss, IReadOnlySet<string> trainable)
    {
        var active = ActivePath.Tensors(graph, trainable);
        foreach (var node in ActivePath.Nodes(graph, loss, active))
        {
            if (GradientRules.Find(node) is null)
            {
                throw TrainableTensors.NoRule(graph, loss, node);
            }
        }
    }

    /// <summary>Appends the nodes that compute the gradients.</summary>
    /// <param name="seeds">Gradients that are given: of the logits, or 1 for a scalar loss.</param>
    /// <returns>Gradient tensor by wanted tensor.</returns>
    public IReadOnlyDictionary<string, string> Run(Dictionary<string, string> seeds, IReadOnlyList<string> wanted)
    {
        active = ActivePath.Tensors(g.Graph, wanted.ToHashSet());
        foreach (var (tensor, gradient) in seeds)
        {
            Accumulate(tensor, gradient);
        }

        foreach (var node in ActivePath.Nodes(g.Graph, forward.Loss, active).Reverse())
        {
            if (node.Outputs.Any(output => contributions.ContainsKey(output)))
            {
                GradientRules.Find(node)!(new(g, forward, node, this));
            }
        }

        return wanted.Distinct().ToDictionary(tensor => tensor, tensor => GradientOf(tensor) ?? Zeros(tensor));
    }

    public bool IsActive(string tensor) => active.Contains(tensor);

    public void Accumulate(string tensor, string gradient)
    {
        (contributions.TryGetValue(tensor, out var parts) ? parts : contributions[tensor] = []).Add(gradient);
    }

    /// <summary>The sum of all that reached the tensor; null where the loss does not depend on it.</summary>
    public string? GradientOf(string tensor)
    {
        if (!totals.TryGetValue(tensor, out var total) && contributions.TryGetValue(tensor, out var parts))
        {
            total = totals[tensor] = parts.Count switch
            {
                1 => parts[0],
                2 => g.Add(parts[0], parts[1]),
                _ => g.Apply("Sum", parts),
            };
        }

        return total;
    }

    public void ReplaceForward(OnnxNode node, OnnxNode replacement)
    {
        var position = g.Graph.Nodes.IndexOf(node);
        g.Graph.Nodes[position] = replacement;
    }

    private string Zeros(string tensor) => g.Expand(g.Constant(0f), forward.Shape(tensor));
}
