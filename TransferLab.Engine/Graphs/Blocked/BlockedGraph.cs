namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>A graph being rewritten: which of its tensors exist in plain form, which in blocks, and conversions where they are needed.</summary>
internal sealed class BlockedGraph
{
    private readonly IReadOnlyDictionary<string, OnnxValue> values;
    private readonly Dictionary<string, string> blocked = [];
    private readonly HashSet<string> native = [];
    private readonly HashSet<string> plain;
    private readonly GraphIndex index;

    public BlockedGraph(OnnxGraph source, IReadOnlyDictionary<string, OnnxValue> values, BlockedFit fit)
    {
        (this.values, Fit, index) = (values, fit, new(source));
        var graph = source.Clone();
        graph.Nodes.Clear();
        graph.ValueInfos.Clear();
        G = new(graph, "blocked/");
        plain = [.. graph.Inputs.Select(value => value.Name), .. graph.Initializers.Keys];
    }

    public GraphBuilder G { get; }

    public BlockedFit Fit { get; }

    /// <summary>Channels in a block.</summary>
    public long Block => Fit.Block;

    /// <summary>The tensor's fixed shape; null where it has none.</summary>
    public long[]? Shape(string tensor) => values.GetValueOrDefault(tensor)?.FixedShape;

    public OnnxNode? Producer(string tensor) => index.Producer(tensor);

    public bool HasOneConsumer(string tensor) => index.Consumers(tensor).Count == 1;

    /// <summary>The value of a tensor that is the same in every run.</summary>
    public OnnxTensor? Constant(string tensor) => G.Graph.Initializers.GetValueOrDefault(tensor);

    /// <summary>Channels with those that fill the last block.</summary>
    public long Padded(long channels) => Fit.Padded(channels);

    /// <summary>Whether a tensor can be laid out in blocks: (n, c, h, w) with channels that the reordering kernels accept.</summary>
    public bool Fits(string tensor) => Shape(tensor) is { Length: 4 } shape && Fit.Channels(shape[1]);

    /// <summary>Whether the tensor was computed in blocks.</summary>
    public bool IsBlocked(string tensor) => native.Contains(tensor);

    /// <summary>Whether the tensor can be had in blocks: it is there, or can be reordered.</summary>
    public bool CanBlock(string tensor) =>
        blocked.ContainsKey(tensor) || (Fits(tensor) && values[tensor].ElementType == ElementType.Float);

    /// <summary>The plain form of a tensor, reordered where it exists in blocks only.</summary>
    public string Plain(string tensor)
    {
        if (tensor.Length == 0 || plain.Contains(tensor) || !blocked.TryGetValue(tensor, out var source))
        {
            return tensor;
        }

        if (values[tensor].ElementType == ElementType.Float)
        {
            G.Add(new OnnxNode("ReorderOutput", [source], [tensor]) { Domain = BlockedLayout.Domain, Name = tensor }
                .With("channels", Shape(tensor)![1]));
            plain.Add(tensor);
        }
        else
        {
            // Only floats can be reordered; a mask is computed again.
            Copy(index.Producer(tensor)!);
        }

        return tensor;
    }

    /// <summary>The blocked form of a tensor, reordered where it exists in plain form only.</summary>
    public string Blocked(string tensor)
    {
        if (!blocked.TryGetValue(tensor, out var name))
        {
            name = blocked[tensor] = Apply("ReorderInput", [Plain(tensor)]);
        }

        return name;
    }

    /// <summary>Says that <paramref name="name"/> is the blocked form of <paramref name="tensor"/>.</summary>
    public void Computed(string tensor, string name)
    {
        blocked[tensor] = name;
        native.Add(tensor);
    }

    /// <summary>Takes a node over as it is.</summary>
    public void Copy(OnnxNode node)
    {
        foreach (var input in node.Needs)
        {
            Plain(input);
        }

        G.Add(node);
        plain.UnionWith(node.Outputs);
    }

    /// <summary>Adds a node that computes <paramref name="output"/> in plain form.</summary>
    public void CopyAs(string output, string source)
    {
        G.Add(new("Identity", [source], [output]) { Name = output });
        plain.Add(output);
    }

    /// <summary>Adds an operator on blocked tensors.</summary>
    public string Apply(string opType, IReadOnlyList<string> inputs, params ReadOnlySpan<(string, OnnxAttribute)> attributes) =>
        G.Apply(opType, inputs, outputs: 1, BlockedLayout.Domain, attributes)[0];
}
