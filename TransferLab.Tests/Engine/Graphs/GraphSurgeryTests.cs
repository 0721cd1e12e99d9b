using TransferLab.Engine;
using TransferLab.Engine.Graphs;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Graphs;

public sealed class GraphSurgeryTests
{
    [Fact]
    public void CutAt_InnerTensor_ComputesItAndDropsTheRest()
    {
        var graph = Toy.Classifier();
        var feeds = Onnx.Feeds(graph, seed: 1);

        var cut = graph.CutAt("features");

        Assert.Equal(["Gemm"], cut.Nodes.Select(node => node.OpType));
        var features = Onnx.Run(cut, feeds)["features"].ToFloats();
        Assert.Equal(Onnx.Run(graph, feeds)["logits"].ToFloats(), features.Select(value => Math.Max(value, 0)));
    }

    [Fact]
    public void CutAt_NoSuchTensor_NamesIt()
    {
        var error = Assert.Throws<TransferLabException>(() => Toy.Classifier().CutAt("nothing"));

        Assert.Contains("nothing", error.Problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void BetweenThenJoin_BothHalves_GiveTheWhole()
    {
        var graph = Toy.Classifier();
        var feeds = Onnx.Feeds(graph, seed: 1);
        var top = graph.Between(["features"], ["logits"]);

        var (joined, names) = graph.CutAt("features").Join(top, new Dictionary<string, string> { ["features"] = "features" });

        Assert.Empty(top.Initializers);
        Assert.Equal("logits", names["logits"]);
        Assert.Equal(["logits"], joined.Outputs.Select(value => value.Name));
        Assert.Equal(Onnx.Run(graph, feeds)["logits"].ToFloats(), Onnx.Run(joined, feeds)["logits"].ToFloats());
    }

    [Fact]
    public void Join_NamesClash_RenamesTheSecond()
    {
        var first = Toy.Classifier(seed: 1);
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 3);
        var w = g.Initializer("w", Onnx.Noise([3, 2], new Random(5)));
        g.Output(g.MatMul(x, w), "logits");

        var (joined, names) = first.Join(g.Graph, new Dictionary<string, string> { ["x"] = "logits" });

        Assert.Equal("w_2", names["w"]);
        Assert.Equal("logits_2", Assert.Single(joined.Outputs).Name);
        Assert.Equal([2, 2], Onnx.Run(joined, Onnx.Feeds(joined, seed: 1))["logits_2"].Shape);
    }

    [Fact]
    public void FoldConstants_ConstantBranch_BecomesAnInitializer()
    {
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, 3);
        g.Add(new("Constant", [], ["two"]) { Attributes = new Dictionary<string, OnnxAttribute> { ["value_float"] = 2f } });
        var w = g.Initializer("w", OnnxTensor.Of([3], [1f, 2f, 3f]));
        g.Output(g.Mul(x, g.Mul(w, "two")), "y");

        var folded = g.Graph.FoldConstants();
        var kept = g.Graph.FoldConstants("w");

        Assert.Single(folded.Nodes, node => node.OpType == "Mul");
        Assert.DoesNotContain("w", folded.Initializers.Keys);
        Assert.Equal(2, kept.Nodes.Count(node => node.OpType == "Mul"));
        Dictionary<string, OnnxTensor> feeds = new() { ["x"] = OnnxTensor.Of([3], [1f, 1f, 1f]) };
        Assert.Equal([2, 4, 6], Onnx.Run(folded, feeds)["y"].ToFloats());
        Assert.Equal([2, 4, 6], Onnx.Run(kept, feeds)["y"].ToFloats());
    }

    [Fact]
    public void SeparateInitializers_IdentityOfAWeight_BecomesAWeight()
    {
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, 3);
        var w = g.Initializer("w", OnnxTensor.Of([3], [1f, 2f, 3f]));
        g.Output(g.Add(g.Mul(x, w), g.Identity(g.Identity(w))), "y");
        Dictionary<string, OnnxTensor> feeds = new() { ["x"] = OnnxTensor.Of([3], [1f, 1f, 1f]) };

        var separate = g.Graph.SeparateInitializers();
        var changed = g.Graph.WithInitializers(new Dictionary<string, OnnxTensor> { ["Identity_2"] = OnnxTensor.Of([3], [5f, 5f, 5f]) });

        Assert.Equal(["w", "Identity_1", "Identity_2"], separate.Initializers.Keys);
        Assert.Equal([2, 4, 6], Onnx.Run(separate, feeds)["y"].ToFloats());
        Assert.Equal([6, 7, 8], Onnx.Run(changed, feeds)["y"].ToFloats());
    }

    [Fact]
    public void InitializersToInputs_AndBack_IsTheSame()
    {
        var graph = Toy.Classifier();
        var feeds = Onnx.Feeds(graph, seed: 1);

        var open = graph.InitializersToInputs("w", "b");
        var closed = open.InputsToInitializers(new Dictionary<string, OnnxTensor> { ["w"] = graph.Initializers["w"], ["b"] = graph.Initializers["b"] });

        Assert.Equal(["x", "w", "b"], open.Inputs.Select(value => value.Name));
        Assert.Equal(Onnx.Run(graph, feeds)["logits"].ToFloats(), Onnx.Run(closed, feeds)["logits"].ToFloats());
    }

    [Fact]
    public void Sort_NodesShuffled_RunsAndKeepsOrderOtherwise()
    {
        var graph = Toy.Classifier();
        graph.Nodes.Reverse();

        Assert.Equal(["Gemm", "Relu"], TopologicalOrder.Of(graph).Select(node => node.OpType));
    }

    [Fact]
    public void Sort_Cycle_NamesANode()
    {
        var g = new GraphBuilder();
        g.Input("x", ElementType.Float, 1);
        g.Add(new("Add", ["x", "b"], ["a"]));
        g.Add(new("Neg", ["a"], ["b"]));

        var error = Assert.Throws<TransferLabException>(() => TopologicalOrder.Of(g.Graph));

        Assert.Contains("node a", error.Problem.ToString(), StringComparison.Ordinal);
    }

    [AssetsFact]
    public void Infer_Backbone_KnowsEveryTensor()
    {
        var graph = OnnxFile.Read(Assets.Backbone("mobilenetv2-1.0-224-imagenet.onnx"));

        var open = ShapeInference.Infer(graph);
        var closed = ShapeInference.Infer(graph, new Dictionary<string, long[]> { [graph.Inputs[0].Name] = [5, 3, 224, 224] });

        Assert.Equal(1280, open["embedding"].Shape![1].Size);
        Assert.All(graph.Nodes, node => Assert.Equal(5, closed[node.Outputs[0]].FixedShape![0]));
    }

    [Fact]
    public void Infer_ShapeComputedFromTheInput_IsFound()
    {
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 4, 6);
        var batch = g.Slice(g.Apply("Shape", [x]), [0], [1], [0]);
        g.Output(g.Apply("Reshape", [x, g.Concat(0, batch, g.Constant(24L))]), "y");

        var shapes = ShapeInference.Infer(g.Graph, new Dictionary<string, long[]> { ["x"] = [3, 4, 6] });

        Assert.Equal([3, 24], shapes["y"].FixedShape!);
    }
}
