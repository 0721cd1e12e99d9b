using Microsoft.ML.OnnxRuntime;

namespace TransferLab.Engine.Graphs;

/// <summary>Computes once what does not depend on any input.</summary>
public static class ConstantFolding
{
    /// <summary><c>Constant</c> nodes become initialisers.</summary>
    public static OnnxGraph ConstantsToInitializers(this OnnxGraph graph)
    {
        var result = graph.Clone();
        foreach (var node in graph.Nodes.Where(node => node.Is("Constant")))
        {
            if (Value(node) is { } tensor)
            {
                result.Nodes.Remove(node);
                result.Initializers[node.Outputs[0]] = tensor;
            }
        }

        return result;
    }

    /// <summary>
    /// <c>Identity</c> nodes of initialisers become initialisers of their own. Exporters write such nodes where two weights happened
    /// to be equal (all layer norms of a fresh network), and training must be able to tell them apart. Weights that are really
    /// shared are one initialiser with many users, and stay so.
    /// </summary>
    public static OnnxGraph SeparateInitializers(this OnnxGraph graph)
    {
        var result = graph.Clone();
        foreach (var node in graph.Nodes.Where(node => node.Is("Identity")))
        {
            if (result.Initializers.TryGetValue(node.Inputs[0], out var tensor))
            {
                result.Nodes.Remove(node);
                result.Initializers[node.Outputs[0]] = tensor;
            }
        }

        return result;
    }

    /// <summary>Every node whose inputs are all constant becomes an initialiser, except what depends on <paramref name="keep"/>.</summary>
    /// <param name="keep">Initialisers that will change (weights to train) and so are no constants.</param>
    public static OnnxGraph FoldConstants(this OnnxGraph graph, params IReadOnlyCollection<string> keep)
    {
        var result = graph.ConstantsToInitializers();
        var constant = result.Initializers.Keys.Except(keep).ToHashSet();
        var folded = new List<OnnxNode>();
        foreach (var node in result.Nodes.Where(node => !IsRandom(node) && node.Needs.All(constant.Contains) && node.Needs.Any()))
        {
            folded.Add(node);
            constant.UnionWith(node.Outputs);
        }

        if (folded.Count == 0)
        {
            return result;
        }

        foreach (var (name, tensor) in Compute(result, folded))
        {
            result.Initializers[name] = tensor;
        }

        var gone = folded.ToHashSet(ReferenceEqualityComparer.Instance);
        result.Nodes.RemoveAll(gone.Contains);
        return result.WithoutUnused(keep);
    }

    /// <summary>Initialisers that no node uses are dropped.</summary>
    /// <param name="keep">Initialisers that stay all the same.</param>
    public static OnnxGraph WithoutUnused(this OnnxGraph graph, params IReadOnlyCollection<string> keep)
    {
        var used = graph.Nodes.SelectMany(node => node.Needs).Concat(graph.Outputs.Select(value => value.Name)).Concat(keep).ToHashSet();
        var result = graph.Clone();
        foreach (var name in graph.Initializers.Keys.Where(name => !used.Contains(name)))
        {
            result.Initializers.Remove(name);
            result.Overridable.Remove(name);
        }

        return result;
    }

    private static OnnxTensor? Value(OnnxNode node) => node.Attributes switch
    {
        _ when node.Attribute("value") is { } tensor => tensor.Tensor,
        _ when node.Attribute("value_float") is { } real => OnnxTensor.Scalar(real.Float),
        _ when node.Attribute("value_floats") is { } reals => OnnxTensor.Of([reals.Floats.Count], [.. reals.Floats]),
        _ when node.Attribute("value_int") is { } whole => OnnxTensor.Of([], [whole.Int]),
        _ when node.Attribute("value_ints") is { } wholes => OnnxTensor.List([.. wholes.Ints]),
        _ => null,
    };

    private static bool IsRandom(OnnxNode node) => node.OpType.StartsWith("Random", StringComparison.Ordinal)
        || node.OpType is "Multinomial" or "Bernoulli" or "Dropout" or "If" or "Loop" or "Scan";

    private static List<(string Name, OnnxTensor Tensor)> Compute(OnnxGraph graph, List<OnnxNode> folded)
    {
        var gone = folded.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        var wanted = folded.SelectMany(node => node.Outputs)
            .Intersect(graph.Nodes.Where(node => !gone.Contains(node)).SelectMany(node => node.Needs)
                .Concat(graph.Outputs.Select(value => value.Name)))
            .ToList();
        var part = graph.CutAt(wanted);
        using var session = GraphSession.Open(part);
        using var options = new RunOptions();
        using var results = session.Run(options, new Dictionary<string, OrtValue>(), wanted);
        return [.. wanted.Zip(results, (name, value) => (name, GraphSession.Tensor(value)))];
    }
}
