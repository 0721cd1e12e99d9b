using TransferLab.Engine;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Tests.Engine.Graphs;

/// <summary>Graphs in old forms compute the same after they were raised.</summary>
public sealed class OpsetUpgradeTests
{
    /// <summary>Name, operator set, shape of the input, and the node from "x" to "y".</summary>
    private static readonly Dictionary<string, (long Opset, long[] Shape, OnnxNode Node)> Old = new()
    {
        ["Clip"] = (10, [3, 4], Node("Clip").With("min", -.3f).With("max", .4f)),
        ["Clip, one bound"] = (7, [3, 4], Node("Clip").With("min", -.3f)),
        ["Pad"] = (10, [2, 3], Node("Pad").With("pads", new long[] { 1, 0, 0, 2 }).With("value", .7f)),
        ["Slice"] = (9, [4, 5], Node("Slice").With("starts", new long[] { 1, -3 }).With("ends", new long[] { 4, 5 }).With("axes", new long[] { 0, 1 })),
        ["Slice, no axes"] = (7, [4, 5], Node("Slice").With("starts", new long[] { 1 }).With("ends", new long[] { 3 })),
        ["Squeeze"] = (11, [2, 1, 3], Node("Squeeze").With("axes", new long[] { 1 })),
        ["Unsqueeze"] = (11, [2, 3], Node("Unsqueeze").With("axes", new long[] { 0, 3 })),
        ["Split"] = (11, [2, 6], (Node("Split") with { Outputs = ["y", "z"] }).With("axis", 1L).With("split", new long[] { 2, 4 })),
        ["Split, equal"] = (11, [2, 6], (Node("Split") with { Outputs = ["y", "z"] }).With("axis", 1L)),
        ["ReduceSum"] = (11, [2, 3, 4], Node("ReduceSum").With("axes", new long[] { 1 }).With("keepdims", 0L)),
        ["ReduceMean"] = (13, [2, 3, 4], Node("ReduceMean").With("axes", new long[] { 0, 2 })),
        ["ReduceMax, all"] = (12, [2, 3, 4], Node("ReduceMax")),
        ["Softmax over the rest"] = (11, [2, 3, 4], Node("Softmax").With("axis", 1L)),
        ["LogSoftmax, default axis"] = (9, [2, 3, 4], Node("LogSoftmax")),
        ["Upsample"] = (7, [1, 2, 3, 3], Node("Upsample").With("mode", "nearest").With("scales", new float[] { 1, 1, 2, 2 })),
        ["Dropout"] = (7, [2, 3], Node("Dropout").With("ratio", .5f)),
    };

    public static TheoryData<string> Cases => new(Old.Keys);

    [Theory, MemberData(nameof(Cases))]
    public void RaisedTo_OldForm_ComputesTheSame(string name)
    {
        var (opset, shape, node) = Old[name];
        var graph = Graph(opset, shape, node);
        var feeds = Onnx.Feeds(graph, seed: 2);

        var raised = graph.RaisedTo(GraphBuilder.Opset);

        Assert.Equal(GraphBuilder.Opset, raised.Opset);
        var (before, after) = (Onnx.Run(graph, feeds), Onnx.Run(raised, feeds));
        Assert.All(before, pair => Assert.Equal(pair.Value.Shape, after[pair.Key].Shape));
        Assert.All(before, pair => Assert.All(pair.Value.ToFloats().Zip(after[pair.Key].ToFloats()), values => Assert.Equal(values.First, values.Second, 1e-6f)));
    }

    [Fact]
    public void RaisedTo_NewerGraph_StaysAsItIs()
    {
        var graph = Graph(20, [2, 3], Node("Gelu"));

        Assert.Same(graph, graph.RaisedTo(GraphBuilder.Opset));
    }

    [Fact]
    public void RaisedTo_OlderThanBroadcasting_IsRefusedWithARemedy()
    {
        var error = Assert.Throws<TransferLabException>(() => Graph(6, [2, 3], Node("Relu")).RaisedTo(GraphBuilder.Opset));

        Assert.Contains("6", error.Problem.ToString(), StringComparison.Ordinal);
        Assert.NotEqual("", error.Remedy.ToString());
    }

    private static OnnxNode Node(string operation) => new(operation, ["x"], ["y"]);

    private static OnnxGraph Graph(long opset, long[] shape, OnnxNode node)
    {
        var g = new GraphBuilder();
        g.Input("x", ElementType.Float, [.. shape.Select(side => new Dimension(side))]);
        g.Add(node);
        g.Graph.Outputs.AddRange(node.Outputs.Select(output => new OnnxValue(output, ElementType.Float)));
        g.Graph.Opsets[""] = opset;
        g.Graph.IrVersion = 8;
        return g.Graph;
    }

    [Fact]
    public void RaisedTo_OldFormWithinABranch_IsRefusedByTheNodesName()
    {
        var error = Assert.Throws<TransferLabException>(() => Branching(opset: 11, new() { OpType = "Squeeze", Input = { "x" }, Output = { "squeezed" }, Attribute = { Axes() } }).RaisedTo(GraphBuilder.Opset));

        Assert.Contains("the branch", error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("Squeeze", error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("18", error.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void RaisedTo_SameFormWithinABranch_IsKept()
    {
        var raised = Branching(opset: 11, new() { OpType = "Relu", Input = { "x" }, Output = { "squeezed" } }).RaisedTo(GraphBuilder.Opset);

        Assert.Equal(GraphBuilder.Opset, raised.Opset);
    }

    [Fact]
    public void ToSinglePrecision_HalfWithinABranch_IsRefusedByTheNodesName()
    {
        var graph = Branching(opset: 18, new() { OpType = "Cast", Input = { "x" }, Output = { "squeezed" }, Attribute = { new AttributeProto { Name = "to", I = (long)ElementType.Float16, Type = AttributeProto.Types.AttributeType.Int } } });
        graph.Inputs[0] = graph.Inputs[0] with { ElementType = ElementType.Float16 };

        var error = Assert.Throws<TransferLabException>(() => graph.ToSinglePrecision());

        Assert.Contains("the branch", error.Problem.ToString(), StringComparison.Ordinal);
    }

    private static AttributeProto Axes() => new() { Name = "axes", Ints = { 0 }, Type = AttributeProto.Types.AttributeType.Ints };

    /// <summary>An If whose branches hold one node.</summary>
    private static OnnxGraph Branching(long opset, NodeProto inner)
    {
        var body = new GraphProto { Name = "body", Node = { inner }, Output = { new ValueInfoProto { Name = "squeezed" } } };
        var attribute = new OnnxAttribute(new AttributeProto { G = body, Type = AttributeProto.Types.AttributeType.Graph });
        var node = new OnnxNode("If", ["condition"], ["y"]) { Name = "the branch" }.With("then_branch", attribute).With("else_branch", attribute);
        var graph = Graph(opset, [1, 3], node);
        graph.Initializers["condition"] = new(ElementType.Bool, [], (byte[])[1]);
        return graph;
    }
}
