using TransferLab.Engine;
using TransferLab.Engine.Graphs;

namespace TransferLab.Tests.Engine.Graphs.Gradients;

public sealed class GradientBuilderTests
{
    private const int Batch = 5;

    [Fact]
    public void Build_OperatorWithoutRule_NamesOperatorNodeAndWhatCanBeTuned()
    {
        var graph = Layers(g => g.Add(new("CumSum", ["hidden", g.Constant(1L)], ["unusual"]) { Name = "the node" }));

        var error = Assert.Throws<TransferLabException>(() => GradientBuilder.Build(graph, Request("first", "second")));

        Assert.Contains("CumSum", error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("the node", error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("second", error.Remedy.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("first", error.Remedy.ToString(), StringComparison.Ordinal);
        Assert.Equal(["second"], GradientBuilder.Trainable(graph, "logits"));
    }

    [Fact]
    public void Build_OperatorWithoutRuleBehindEverything_SaysThatNothingCanBeTuned()
    {
        var graph = Layers(g => g.Identity("hidden"));
        graph.Nodes[^1] = graph.Nodes[^1] with { Outputs = ["before"] };
        new GraphBuilder(graph).Add(new("CumSum", ["before", "axis"], ["logits"]));
        graph.Initializers["axis"] = OnnxTensor.List(1);

        var error = Assert.Throws<TransferLabException>(() => GradientBuilder.Build(graph, Request("second")));

        Assert.Contains("No layer", error.Remedy.ToString(), StringComparison.Ordinal);
        Assert.Empty(GradientBuilder.Trainable(graph, "logits"));
    }

    [Fact]
    public void Build_OnlyTheTopTrained_OperatorsBelowNeedNoRule()
    {
        var graph = Layers(g => g.Add(new("CumSum", ["hidden", g.Constant(1L)], ["unusual"])));

        var gradient = GradientBuilder.Build(graph, Request("second"));

        // Nothing of the way back leads past the second layer: one product for its weight.
        Assert.Single(gradient.Graph.Nodes, node => node.OpType is "MatMul" or "FusedMatMul" or "Gemm" && node.Outputs[0].StartsWith("gradient/", StringComparison.Ordinal));
        Assert.Equal(["second"], gradient.Gradients.Keys);
    }

    [Fact]
    public void Build_QuantisedOperatorOnTheWay_IsRefusedWithThatReason()
    {
        var graph = Layers(g =>
        {
            var scale = g.Constant(.1f);
            g.Add(new("QuantizeLinear", ["hidden", scale], ["rounded"]));
            g.Add(new("DequantizeLinear", ["rounded", scale], ["unusual"]));
        });

        var error = Assert.Throws<TransferLabException>(() => GradientBuilder.Build(graph, Request("first")));

        Assert.Contains("quantised", error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("QuantizeLinear", error.Problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_HalfPrecision_GivesTheGradientsOfSinglePrecisionAndGoesBackRounded()
    {
        var single = Layers(g => g.Add(new("Relu", ["hidden"], ["unusual"])));
        var half = Halved(single);
        var request = Request("first", "second");

        var fromHalf = Gradients(GradientBuilder.Build(half, request), half, single);
        var expected = Gradients(GradientBuilder.Build(half.ToSinglePrecision(), request), half, single);
        var learned = OnnxTensor.Of([4, 6], [.. Enumerable.Range(0, 24).Select(i => i / 7f)]);
        var back = half.WithInitializers(new Dictionary<string, OnnxTensor> { ["first"] = learned });

        Assert.All(expected, pair => Assert.Equal(pair.Value, fromHalf[pair.Key]));
        Assert.Equal(ElementType.Float16, back.Initializers["first"].ElementType);
        Assert.All(learned.ToFloats().Zip(back.Initializers["first"].ToFloats()), pair => Assert.Equal((float)(Half)pair.First, pair.Second));
        Assert.Equal(half.Nodes.Select(node => node.ToString()), back.Nodes.Select(node => node.ToString()));
    }

    [Fact]
    public void Build_BatchStatistics_MovesTheRunningAveragesTowardsTheBatch()
    {
        var random = new Random(4);
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 2, 3);
        string[] parameters = [g.Initializer("scale", Onnx.Noise([2], random)), g.Initializer("shift", Onnx.Noise([2], random))];
        var mean = g.Initializer("mean", OnnxTensor.Of([2], [.5f, -1f]));
        var variance = g.Initializer("variance", OnnxTensor.Of([2], [2f, 3f]));
        var y = g.Apply("BatchNormalization", [x, .. parameters, mean, variance]);
        g.Output(g.Gemm(g.Apply("Flatten", [y]), g.Initializer("head", Onnx.Noise([6, 3], random))), "logits");
        var inputs = Onnx.Noise([Batch, 2, 3], random);

        var gradient = GradientBuilder.Build(g.Graph, new()
        {
            Logits = "logits",
            Trainable = ["scale", "shift", "head"],
            InputShapes = new Dictionary<string, long[]> { ["x"] = [Batch, 2, 3] },
            Normalization = NormalizationMode.BatchStatistics,
            NormalizationMomentum = .8f,
        });
        var results = Onnx.Run(gradient.WithGradientsAsOutputs(), new Dictionary<string, OnnxTensor>
        {
            ["x"] = inputs,
            [GradientGraph.LabelsInput] = OnnxTensor.List(0, 1, 2, 0, 1),
            ["scale"] = g.Graph.Initializers["scale"],
            ["shift"] = g.Graph.Initializers["shift"],
            ["head"] = g.Graph.Initializers["head"],
            ["mean"] = g.Graph.Initializers["mean"],
            ["variance"] = g.Graph.Initializers["variance"],
        });

        for (var channel = 0; channel < 2; channel++)
        {
            double[] values = [.. inputs.ToFloats().Index().Where(item => item.Index / 3 % 2 == channel).Select(item => (double)item.Item)];
            var (average, spread) = (values.Average(), values.Average(value => value * value) - Math.Pow(values.Average(), 2));
            Assert.Equal((.8 * g.Graph.Initializers["mean"].ToFloats()[channel]) + (.2 * average), results[gradient.RunningStatistics["mean"]].ToFloats()[channel], 1e-5);
            Assert.Equal((.8 * g.Graph.Initializers["variance"].ToFloats()[channel]) + (.2 * spread), results[gradient.RunningStatistics["variance"]].ToFloats()[channel], 1e-5);
        }
    }

    [Fact]
    public void Build_RowsGatheredOftenEach_AddsAllOfThemTheSameInEveryRun()
    {
        const int Rows = 20_000;
        const int Classes = 8;
        var random = new Random(5);
        long[] places = [.. Enumerable.Range(0, Rows).Select(_ => (long)random.Next(12))];
        long[] labels = [.. Enumerable.Range(0, Rows).Select(_ => (long)random.Next(Classes))];
        var g = new GraphBuilder();
        var table = g.Initializer("table", Onnx.Noise([12, Classes], random));
        g.Output(g.Apply("Gather", [table, g.Initializer("places", OnnxTensor.List(places))]), "logits");
        var gradient = GradientBuilder.Build(g.Graph, new() { Logits = "logits", Trainable = ["table"], InputShapes = new Dictionary<string, long[]>() });
        var feeds = new Dictionary<string, OnnxTensor> { ["table"] = g.Graph.Initializers["table"], [GradientGraph.LabelsInput] = OnnxTensor.List(labels) };
        using var session = GraphSession.Open(gradient.WithGradientsAsOutputs());

        float[][] runs = [.. Enumerable.Range(0, 8).Select(_ => Onnx.Run(session, feeds, [gradient.Gradients["table"]]).Values.Single().ToFloats())];

        Assert.All(runs, run => Assert.Equal(runs[0], run));
        var values = g.Graph.Initializers["table"].ToFloats();
        var expected = new double[12 * Classes];
        for (var row = 0; row < Rows; row++)
        {
            var powers = Enumerable.Range(0, Classes).Select(c => Math.Exp(values[(places[row] * Classes) + c])).ToArray();
            for (var c = 0; c < Classes; c++)
            {
                expected[(places[row] * Classes) + c] += ((powers[c] / powers.Sum()) - (labels[row] == c ? 1 : 0)) / Rows;
            }
        }

        // One number that is lost is 5e-5 or less; rounding is a hundredth of that.
        Assert.All(expected.Zip(runs[0]), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void Build_DropoutSwitchedOn_PassesTheGradientWhereTheForwardPassPassed()
    {
        var random = new Random(3);
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, Batch, 40);
        g.Add(new("Dropout", [x, g.Constant(.4f), g.Constant(new OnnxTensor(ElementType.Bool, [], (byte[])[1]))], ["dropped"]));
        var head = g.Initializer("head", Onnx.Noise([40, 3], random));
        g.Output(g.MatMul("dropped", head), "logits");

        var gradient = GradientBuilder.Build(g.Graph, new() { Logits = "logits", Trainable = ["x"], InputShapes = new Dictionary<string, long[]>() });
        var graph = gradient.WithGradientsAsOutputs();
        graph.Outputs.Add(new("dropped"));
        var results = Onnx.Run(graph, new Dictionary<string, OnnxTensor>
        {
            ["x"] = OnnxTensor.Of([Batch, 40], [.. Enumerable.Repeat(1f, Batch * 40)]),
            [GradientGraph.LabelsInput] = OnnxTensor.List(0, 1, 2, 0, 1),
        });

        var (logits, dropped, slope) = (results["logits"].ToFloats(), results["dropped"].ToFloats(), results[gradient.Gradients["x"]].ToFloats());
        Assert.InRange(dropped.Count(value => value == 0), 40, 120);
        for (var row = 0; row < Batch; row++)
        {
            var powers = Enumerable.Range(0, 3).Select(c => Math.Exp(logits[(row * 3) + c])).ToArray();
            for (var i = 0; i < 40; i++)
            {
                var behind = Enumerable.Range(0, 3).Sum(c => ((powers[c] / powers.Sum()) - (row % 3 == c ? 1 : 0)) / Batch * g.Graph.Initializers[head].ToFloats()[(i * 3) + c]);
                Assert.Equal(dropped[(row * 40) + i] * behind, slope[(row * 40) + i], 1e-5);
            }
        }
    }

    /// <summary>Two layers with something between "hidden" and "unusual"; rows of 4 numbers become 3 logits.</summary>
    private static OnnxGraph Layers(Action<GraphBuilder> between)
    {
        var random = new Random(2);
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 4);
        var first = g.Initializer("first", Onnx.Noise([4, 6], random));
        g.Add(new("MatMul", [x, first], ["hidden"]));
        between(g);
        var middle = g.Graph.Nodes.Any(node => node.Outputs.Contains("unusual")) ? "unusual" : "hidden";
        g.Add(new("MatMul", [middle, g.Initializer("second", Onnx.Noise([6, 3], random))], ["logits"]));
        g.Graph.Outputs.Add(OnnxValue.Floats("logits", "batch", 3));
        return g.Graph;
    }

    private static GradientRequest Request(params string[] trainable) => new()
    {
        Logits = "logits",
        Trainable = trainable,
        InputShapes = new Dictionary<string, long[]> { ["x"] = [Batch, 4] },
    };

    private static OnnxGraph Halved(OnnxGraph single)
    {
        var half = single.Clone();
        foreach (var (name, tensor) in single.Initializers)
        {
            half.Initializers[name] = tensor.To(ElementType.Float16);
        }

        half.Inputs[0] = half.Inputs[0] with { ElementType = ElementType.Float16 };
        half.Outputs[0] = half.Outputs[0] with { ElementType = ElementType.Float16 };
        return half;
    }

    private static Dictionary<string, float[]> Gradients(GradientGraph gradient, OnnxGraph weights, OnnxGraph shapes)
    {
        var feeds = gradient.Gradients.Keys.ToDictionary(name => name, name => weights.Initializers[name].To(ElementType.Float));
        feeds["x"] = Onnx.Feeds(shapes, seed: 6, open: Batch)["x"];
        feeds[GradientGraph.LabelsInput] = OnnxTensor.List(0, 1, 2, 1, 0);
        var results = Onnx.Run(gradient.WithGradientsAsOutputs(), feeds);
        return gradient.Gradients.ToDictionary(pair => pair.Key, pair => results[pair.Value].ToFloats());
    }
}
