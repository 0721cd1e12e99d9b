using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>One layer that a low-rank adapter is put beside.</summary>
internal sealed record AdapterSite
{
    private AdapterSite(OnnxNode node, int inputs, int outputs, int rank, bool outputsFirst)
    {
        (Node, Inputs, Outputs, Rank, OutputsFirst) = (node, inputs, outputs, rank, outputsFirst);
    }

    private OnnxNode Node { get; }

    private int Inputs { get; }

    private int Outputs { get; }

    private int Rank { get; }

    /// <summary>The weight's rows are outputs (convolutions, transposed Gemm), not inputs.</summary>
    private bool OutputsFirst { get; }

    private float Scale { get; set; }

    private bool IsConvolution => Node.OpType == "Conv";

    public string Weight => Node.Inputs[1];

    /// <summary>A: from inputs to rank.</summary>
    public string Down => $"{Weight}/adapter-down";

    /// <summary>B: from rank to outputs.</summary>
    public string Up => $"{Weight}/adapter-up";

    /// <summary>Null where the node is no matrix product with a constant (a 1×1 convolution that pads gives a larger map), or is narrower than the rank.</summary>
    public static AdapterSite? Of(OnnxNode node, OnnxGraph graph, int rank)
    {
        if (node.Domain.Length > 0 || node.Input(1) is not { } weight || !graph.Initializers.TryGetValue(weight, out var tensor) || !tensor.ElementType.IsReal())
        {
            return null;
        }

        var site = (node.OpType, tensor.Shape) switch
        {
            ("MatMul", [var inputs, var outputs]) => new AdapterSite(node, (int)inputs, (int)outputs, rank, outputsFirst: false),
            ("Gemm", [var rows, var columns]) when node.Int("transA", 0) == 0 && node.Float("alpha", 1) == 1 => node.Int("transB", 0) == 1
                ? new(node, (int)columns, (int)rows, rank, outputsFirst: true)
                : new(node, (int)rows, (int)columns, rank, outputsFirst: false),
            ("Conv", [var outputs, var inputs, 1, 1]) when node.Int("group", 1) == 1 && (node.Ints("pads") ?? []).All(pad => pad == 0) => new(node, (int)inputs, (int)outputs, rank, outputsFirst: true),
            _ => null,
        };
        return site is not null && Math.Min(site.Inputs, site.Outputs) >= rank ? site : null;
    }

    /// <summary>Adds the adapter's nodes and weights: A at random, B zero, so that nothing changes at first.</summary>
    public void Insert(OnnxGraph graph, float scale, Random random)
    {
        Scale = scale;
        var (down, up) = IsConvolution
            ? ((long[])[Rank, Inputs, 1, 1], (long[])[Outputs, Rank, 1, 1])
            : ([Inputs, Rank], [Rank, Outputs]);
        graph.Initializers[Down] = FreshWeights.Uniform(random, Math.Sqrt(1.0 / Inputs), down);
        graph.Initializers[Up] = FreshWeights.Fill(0, up);
        graph.Initializers[$"{Weight}/adapter-scale"] = OnnxTensor.Scalar(scale);

        // All uses of one weight get the same adapter.
        foreach (var node in graph.Nodes.Where(node => node.OpType == Node.OpType && node.Input(1) == Weight).ToList())
        {
            var at = graph.Nodes.IndexOf(node);
            var (output, own) = (node.Outputs[0], node.Outputs[0] + "/frozen");
            graph.Nodes[at] = node with { Outputs = [own, .. node.Outputs.Skip(1)] };
            graph.Nodes.InsertRange(at + 1, Beside(node, own, output));
        }
    }

    /// <summary>The weight with the change added.</summary>
    public OnnxTensor Merge(OnnxTensor weight, OnnxTensor down, OnnxTensor up)
    {
        var (merged, a, b) = (weight.ToFloats(), down.ToFloats(), up.ToFloats());
        for (var input = 0; input < Inputs; input++)
        {
            for (var output = 0; output < Outputs; output++)
            {
                var sum = 0.0;
                for (var r = 0; r < Rank; r++)
                {
                    sum += IsConvolution
                        ? (double)a[(r * Inputs) + input] * b[(output * Rank) + r]
                        : (double)a[(input * Rank) + r] * b[(r * Outputs) + output];
                }

                merged[OutputsFirst ? (output * Inputs) + input : (input * Outputs) + output] += (float)(Scale * sum);
            }
        }

        return OnnxTensor.Of(weight.Shape, merged).To(weight.ElementType);
    }

    private IEnumerable<OnnxNode> Beside(OnnxNode node, string own, string output)
    {
        var (narrow, change, scaled) = (output + "/adapter-narrow", output + "/adapter-change", output + "/adapter-scaled");
        var operation = IsConvolution ? "Conv" : "MatMul";
        var strides = IsConvolution && node.Attribute("strides") is { } given ? new OnnxNode("Conv", [], []).With("strides", given) : null;
        yield return new(operation, [node.Inputs[0], Down], [narrow]) { Name = narrow, Attributes = strides?.Attributes ?? new Dictionary<string, OnnxAttribute>() };
        yield return new(operation, [narrow, Up], [change]) { Name = change };
        yield return new("Mul", [change, $"{Weight}/adapter-scale"], [scaled]) { Name = scaled };
        yield return new("Add", [own, scaled], [output]) { Name = output + "/adapted" };
    }
}
