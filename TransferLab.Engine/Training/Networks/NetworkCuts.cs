using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>The places at which a network can be cut in two.</summary>
/// <remarks>
/// At most one tensor of a cut leads to further layers with weights. Others may go past them to the output,
/// as the pooled features of early stages do in a network whose last layer sees all of its stages.
/// </remarks>
internal static class NetworkCuts
{
    /// <summary>Sets of computed tensors through which everything from <paramref name="input"/> to <paramref name="output"/> passes, in running order; the output is the last.</summary>
    /// <param name="values">Shapes of all tensors, for one example.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(OnnxGraph graph, IReadOnlyDictionary<string, OnnxValue> values, string input, string output)
    {
        var path = PathNodes(graph, input, output);
        var meetsWeights = MeetingWeights(path);
        var uses = path.SelectMany(node => node.Needs.Distinct()).GroupBy(tensor => tensor).ToDictionary(group => group.Key, group => group.Count());
        var open = new List<string> { input };
        var cuts = new List<IReadOnlyList<string>>();
        foreach (var node in PoolingFirst(path, values))
        {
            open.AddRange(node.Outputs.Where(tensor => tensor == output || uses.ContainsKey(tensor)));
            foreach (var tensor in node.Needs.Distinct().Where(open.Contains).ToList())
            {
                if (--uses[tensor] == 0)
                {
                    open.Remove(tensor);
                }
            }

            if (open.Count == 1 || (open.Count(meetsWeights.Contains) <= 1 && open.TrueForAll(tensor => IsOfEachExample(values, tensor))))
            {
                cuts.Add([.. open]);
            }
        }

        return [.. cuts.Where((cut, i) => i == 0 || !cut.SequenceEqual(cuts[i - 1]))];
    }

    public static bool HasWeights(OnnxNode node) => node.OpType is "Conv" or "ConvTranspose" or "Gemm" or "MatMul";

    /// <summary>Numbers of one example in a tensor.</summary>
    public static long Size(IReadOnlyDictionary<string, OnnxValue> values, string tensor) =>
        values.GetValueOrDefault(tensor)?.FixedShape is { } shape ? shape.Skip(1).Aggregate(1L, (product, side) => product * side) : long.MaxValue;

    /// <summary>Nodes that depend on the input and on which the output depends, in running order.</summary>
    private static List<OnnxNode> PathNodes(OnnxGraph graph, string input, string output)
    {
        var reached = new HashSet<string> { input };
        foreach (var node in graph.Nodes.Where(node => node.Needs.Any(reached.Contains)))
        {
            reached.UnionWith(node.Outputs.Where(tensor => tensor.Length > 0));
        }

        var needed = new HashSet<string> { output };
        var path = new List<OnnxNode>();
        foreach (var node in Enumerable.Reverse(graph.Nodes).Where(node => node.Outputs.Any(tensor => needed.Contains(tensor) && reached.Contains(tensor))))
        {
            needed.UnionWith(node.Needs);
            path.Add(node);
        }

        path.Reverse();
        return path;
    }

    /// <summary>A running order in which whatever has no weights and makes nothing larger runs as soon as it can: a stage is pooled before the next one begins.</summary>
    private static IEnumerable<OnnxNode> PoolingFirst(IReadOnlyList<OnnxNode> path, IReadOnlyDictionary<string, OnnxValue> values)
    {
        var missing = path.SelectMany(node => node.Outputs).ToHashSet();
        var waiting = path.ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(node => !node.Needs.Any(missing.Contains));
            var next = ready.FirstOrDefault(node => !HasWeights(node) && !MakesLarger(node, values)) ?? ready.First();
            waiting.Remove(next);
            missing.ExceptWith(next.Outputs);
            yield return next;
        }
    }

    private static bool MakesLarger(OnnxNode node, IReadOnlyDictionary<string, OnnxValue> values) =>
        node.Outputs.Where(tensor => tensor.Length > 0).Max(tensor => Size(values, tensor)) > node.Needs.Max(tensor => Size(values, tensor));

    /// <summary>Tensors from which a layer with weights is reached.</summary>
    private static HashSet<string> MeetingWeights(IEnumerable<OnnxNode> path)
    {
        var meeting = new HashSet<string>();
        foreach (var node in path.Reverse().Where(node => HasWeights(node) || node.Outputs.Any(meeting.Contains)))
        {
            meeting.UnionWith(node.Needs);
        }

        return meeting;
    }

    private static bool IsOfEachExample(IReadOnlyDictionary<string, OnnxValue> values, string tensor) =>
        values.GetValueOrDefault(tensor) is { ElementType: ElementType.Float, FixedShape: [1, _, ..] };
}
