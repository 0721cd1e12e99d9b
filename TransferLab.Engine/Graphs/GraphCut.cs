namespace TransferLab.Engine.Graphs;

/// <summary>Takes a part out of a graph.</summary>
public static class GraphCut
{
    /// <summary>The part of the graph that computes the given tensors, which become its outputs.</summary>
    /// <param name="tensors">Names of computed tensors or inputs.</param>
    /// <exception cref="TransferLabException">The graph has no such tensor.</exception>
    public static OnnxGraph CutAt(this OnnxGraph graph, params IReadOnlyList<string> tensors) => graph.Between([], tensors);

    /// <summary>The part of the graph that computes <paramref name="to"/> from <paramref name="from"/>, which become its inputs.</summary>
    /// <remarks>Where <paramref name="to"/> also depends on original inputs past <paramref name="from"/>, those stay inputs.</remarks>
    /// <exception cref="TransferLabException">The graph has no such tensor.</exception>
    public static OnnxGraph Between(this OnnxGraph graph, IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var known = graph.TensorNames();
        if (from.Concat(to).FirstOrDefault(name => !known.Contains(name)) is { } missing)
        {
            throw new TransferLabException(
                $"The model has no tensor {missing}.",
                $"Choose one of its tensors, for instance {graph.Outputs[0].Name}.");
        }

        var needed = Needed(graph, from, to);
        var declared = Declarations(graph);
        var part = graph.Clone();
        part.Nodes.RemoveAll(node => !node.Outputs.Any(needed.Contains) || node.Outputs.All(output => output.Length == 0 || from.Contains(output)));
        part.Inputs.RemoveAll(value => !needed.Contains(value.Name));
        part.Inputs.AddRange(from.Where(name => part.Inputs.All(value => value.Name != name)).Select(Declared));
        part.Outputs.Clear();
        part.Outputs.AddRange(to.Select(Declared));
        part.ValueInfos.RemoveAll(value => !needed.Contains(value.Name) || from.Contains(value.Name) || to.Contains(value.Name));
        foreach (var name in part.Initializers.Keys.Where(name => !needed.Contains(name) || from.Contains(name)).ToList())
        {
            part.Initializers.Remove(name);
            part.Overridable.Remove(name);
        }

        return part;

        OnnxValue Declared(string name) => declared.GetValueOrDefault(name) ?? new(name);
    }

    /// <summary>What the file declares of every tensor that it declares.</summary>
    internal static Dictionary<string, OnnxValue> Declarations(OnnxGraph graph)
    {
        var declared = new Dictionary<string, OnnxValue>();
        foreach (var value in graph.ValueInfos.Concat(graph.Outputs).Concat(graph.Inputs))
        {
            declared[value.Name] = value;
        }

        foreach (var (name, tensor) in graph.Initializers)
        {
            declared[name] = new(name, tensor.ElementType, [.. tensor.Shape.Select(side => new Dimension(side))]);
        }

        return declared;
    }

    private static HashSet<string> Needed(OnnxGraph graph, IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var index = new GraphIndex(graph);
        var needed = new HashSet<string>();
        var open = new Stack<string>(to);
        while (open.TryPop(out var tensor))
        {
            if (needed.Add(tensor) && !from.Contains(tensor) && index.Producer(tensor) is { } producer)
            {
                foreach (var input in producer.Needs)
                {
                    open.Push(input);
                }
            }
        }

        return needed;
    }
}
