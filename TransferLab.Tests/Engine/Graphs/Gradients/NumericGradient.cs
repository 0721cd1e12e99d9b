using TransferLab.Engine.Graphs;
using TransferLab.Engine.Graphs.Gradients;

namespace TransferLab.Tests.Engine.Graphs.Gradients;

/// <summary>
/// Compares the gradients that the rules build with numeric ones. The loss is a random weighting of the output, summed in double
/// precision outside the graph; differences are central with Richardson extrapolation, so that float32 results agree to about 1e-4.
/// </summary>
internal static class NumericGradient
{
    private const string Output = "y";
    private const int CheckedElements = 24;
    private const double Tolerance = 2e-3;

    public static void Verify(GradientCase example, int seed)
    {
        var random = new Random(seed);
        var feeds = example.Graph.Inputs.ToDictionary(input => input.Name, input => Values(input, random, example.Range));
        foreach (var (name, tensor) in example.Feeds)
        {
            feeds[name] = tensor;
        }

        string[] wanted = [.. example.Graph.Inputs.Where(input => input.ElementType.IsReal() && !example.Feeds.ContainsKey(input.Name)).Select(input => input.Name)];
        var forward = ForwardGraph.Prepare(example.Graph, Request(example, wanted));
        var weighting = Onnx.Noise(forward.Shape(Output), random);
        var stored = forward.RunningStatistics.Keys.ToDictionary(name => name, name => example.Graph.Initializers[name]);
        var analytic = Analytic(forward, weighting, wanted, feeds.Concat(stored).ToDictionary());
        using var session = GraphSession.Open(Forward(example, wanted));

        foreach (var name in wanted)
        {
            Assert.Equal(feeds[name].Shape, analytic[name].Shape);
            Compare(name, feeds, analytic[name].ToFloats(), Loss, random, example.Step);
        }

        double Loss(Dictionary<string, OnnxTensor> point) =>
            Onnx.Run(session, point, [Output])[Output].AsFloats().ToArray().Zip(weighting.ToFloats(), (y, r) => (double)y * r).Sum();
    }

    private static GradientRequest Request(GradientCase example, string[] wanted) => new()
    {
        Logits = Output,
        Trainable = wanted,
        InputShapes = new Dictionary<string, long[]>(),
        Normalization = example.BatchStatistics ? NormalizationMode.BatchStatistics : NormalizationMode.Frozen,
    };

    /// <summary>The graph whose loss is measured: the original, except where batch statistics replace stored ones.</summary>
    private static OnnxGraph Forward(GradientCase example, string[] wanted)
    {
        if (!example.BatchStatistics)
        {
            return example.Graph;
        }

        var forward = ForwardGraph.Prepare(example.Graph, Request(example, wanted)).Graph;
        forward.Outputs.Add(new(Output));
        return forward.CutAt(Output);
    }

    private static Dictionary<string, OnnxTensor> Analytic(
        ForwardGraph forward, OnnxTensor weighting, string[] wanted, Dictionary<string, OnnxTensor> feeds)
    {
        var g = new GraphBuilder(forward.Graph, "gradient/");
        var gradients = new Backpropagation(g, forward).Run(new() { [Output] = g.Constant(weighting) }, wanted);
        string[] outputs = [.. gradients.Values.Distinct()];
        var graph = GradientBuilder.LaidOut(g.Graph, forward, outputs);
        graph.Outputs.AddRange(outputs.Select(name => new OnnxValue(name)));
        var results = Onnx.Run(graph, feeds, outputs);
        return gradients.ToDictionary(pair => pair.Key, pair => results[pair.Value]);
    }

    private static void Compare(
        string name, Dictionary<string, OnnxTensor> feeds, float[] analytic, Func<Dictionary<string, OnnxTensor>, double> loss, Random random, double step)
    {
        var elements = Enumerable.Range(0, analytic.Length).ToArray();
        random.Shuffle(elements);
        var checkedOnes = elements.Take(CheckedElements).ToArray();
        var numeric = Array.ConvertAll(checkedOnes, element => Slope(element));
        var scale = Math.Max(0.05, Math.Sqrt(numeric.Average(value => value * value)));
        for (var i = 0; i < checkedOnes.Length; i++)
        {
            Assert.True(
                Math.Abs(numeric[i] - analytic[checkedOnes[i]]) <= Tolerance * Math.Max(scale, Math.Abs(numeric[i])),
                $"{name}[{checkedOnes[i]}]: rule {analytic[checkedOnes[i]]}, numeric {numeric[i]}");
        }

        double Slope(int element) =>
            (8 * (At(element, step) - At(element, -step)) - (At(element, 2 * step) - At(element, -2 * step))) / (12 * step);

        double At(int element, double shift)
        {
            var moved = feeds[name].ToFloats();
            moved[element] += (float)shift;
            return loss(new(feeds) { [name] = OnnxTensor.Of(feeds[name].Shape, moved) });
        }
    }

    private static OnnxTensor Values(OnnxValue input, Random random, (double Low, double High) range)
    {
        var shape = input.FixedShape!;
        var count = (int)shape.Aggregate(1L, (product, side) => product * side);

        // Distinct values on a grid, so that a small step crosses no edge and no maximum changes.
        var places = Enumerable.Range(0, count).ToArray();
        random.Shuffle(places);
        var values = Array.ConvertAll(places, place => (float)(range.Low + (place + .5) * (range.High - range.Low) / count));
        return OnnxTensor.Of(shape, values);
    }
}
