namespace TransferLab.Engine.Graphs;

/// <summary>Builds a graph in code, node by node. Tensors are strings: the names under which the graph knows them.</summary>
/// <example><code>
/// var g = new GraphBuilder();
/// var x = g.Input("x", ElementType.Float, "batch", 3, 32, 32);
/// var w = g.Initializer("w", weights);
/// g.Output(g.Relu(g.Conv(x, w, pads: 1)), "y");
/// </code></example>
public sealed class GraphBuilder
{
    /// <summary>The operator set of graphs built here; forms valid from 18 on are the only ones used.</summary>
    public const long Opset = 18;

    private readonly HashSet<string> names;
    private readonly Dictionary<string, string> constants = [];
    private readonly Dictionary<string, int> counters = [];

    /// <summary>Goes on with a graph (which is changed), or starts an empty one.</summary>
    /// <param name="prefix">Goes before every name that is made up, e.g. <c>"gradient/"</c>.</param>
    public GraphBuilder(OnnxGraph? graph = null, string prefix = "")
    {
        Graph = graph ?? new();
        Prefix = prefix;
        names = Graph.TensorNames();
    }

    public OnnxGraph Graph { get; }

    /// <summary>Goes before every name that is made up.</summary>
    public string Prefix { get; set; }

    public string Input(string name, ElementType type, params IReadOnlyList<Dimension> shape)
    {
        Claim(name);
        Graph.Inputs.Add(new(name, type, shape));
        return name;
    }

    /// <summary>Makes a tensor an output of the graph, under <paramref name="name"/> where one is given.</summary>
    public string Output(string tensor, string? name = null, ElementType type = ElementType.Undefined, IReadOnlyList<Dimension>? shape = null)
    {
        if (name is not null && name != tensor)
        {
            Claim(name);
            Graph.Nodes.Add(new("Identity", [tensor], [name]) { Name = name });
        }

        Graph.Outputs.Add(new(name ?? tensor, type, shape));
        return name ?? tensor;
    }

    /// <summary>A weight: a named constant.</summary>
    public string Initializer(string name, OnnxTensor tensor)
    {
        Claim(name);
        Graph.Initializers[name] = tensor;
        return name;
    }

    /// <summary>A number.</summary>
    public string Constant(float value) => Constant(OnnxTensor.Scalar(value));

    /// <summary>A list of whole numbers: a shape, axes, starts.</summary>
    public string Constant(params ReadOnlySpan<long> values) => Constant(OnnxTensor.List(values));

    /// <summary>A constant without a name of its own; equal small ones are shared.</summary>
    public string Constant(OnnxTensor tensor)
    {
        if (tensor.Bytes.Length > 1024)
        {
            return Initializer(Unused("constant"), tensor);
        }

        var key = $"{tensor} {Convert.ToHexString(tensor.Bytes.Span)}";
        return constants.TryGetValue(key, out var name)
            ? name
            : constants[key] = Initializer(Unused("constant"), tensor);
    }

    /// <summary>Adds a node with one output.</summary>
    public string Apply(string opType, IReadOnlyList<string> inputs, params ReadOnlySpan<(string Name, OnnxAttribute Value)> attributes) =>
        Apply(opType, inputs, outputs: 1, "", attributes)[0];

    /// <summary>Adds a node of ONNX Runtime's own operators with one output.</summary>
    public string ApplyMicrosoft(string opType, IReadOnlyList<string> inputs, params ReadOnlySpan<(string Name, OnnxAttribute Value)> attributes) =>
        Apply(opType, inputs, outputs: 1, "com.microsoft", attributes)[0];

    /// <summary>Adds a node with several outputs.</summary>
    public string[] Apply(
        string opType,
        IReadOnlyList<string> inputs,
        int outputs,
        string domain = "",
        params ReadOnlySpan<(string Name, OnnxAttribute Value)> attributes)
    {
        var made = new string[outputs];
        for (var i = 0; i < outputs; i++)
        {
            made[i] = Unused(opType);
            names.Add(made[i]);
        }

        var values = new Dictionary<string, OnnxAttribute>();
        foreach (var (name, value) in attributes)
        {
            values[name] = value;
        }

        Graph.Opsets.TryAdd(domain, 1);
        Graph.Nodes.Add(new(opType, inputs, made) { Name = made[0], Domain = domain, Attributes = values });
        return made;
    }

    /// <summary>Adds a node as it is.</summary>
    public void Add(OnnxNode node)
    {
        foreach (var output in node.Outputs.Where(output => output.Length > 0))
        {
            Claim(output);
        }

        Graph.Opsets.TryAdd(node.Domain, 1);
        Graph.Nodes.Add(node);
    }

    /// <summary>A tensor name that nothing has yet.</summary>
    public string Unused(string stem)
    {
        string name;
        do
        {
            var number = counters[stem] = counters.GetValueOrDefault(stem) + 1;
            name = $"{Prefix}{stem}_{number}";
        }
        while (names.Contains(name));
        return name;
    }

    private void Claim(string name)
    {
        if (!names.Add(name))
        {
            throw new ArgumentException($"The graph has a tensor {name} already.", nameof(name));
        }
    }
}
