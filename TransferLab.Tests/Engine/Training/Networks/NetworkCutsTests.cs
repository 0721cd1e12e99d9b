using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Tests.Engine.Training.Networks;

public sealed class NetworkCutsTests
{
    private const int Width = 4;
    private readonly GraphBuilder g = new();

    [Fact]
    public void Of_ResidualBlock_HasNoCutInside()
    {
        var x = g.Input("x", ElementType.Float, "batch", Width);
        var before = Layer(x);
        var inside = Layer(before);
        var sum = g.Add(before, Layer(inside));
        var output = Layer(sum);

        Assert.Equal([[before], [sum], [output]], Cuts(x, output));
    }

    [Fact]
    public void Of_InputUsedAgainLater_HasNoCutBeforeThat()
    {
        var x = g.Input("x", ElementType.Float, "batch", Width);
        var late = g.Add(Layer(Layer(x)), x);
        var output = Layer(late);

        Assert.Equal([[late], [output]], Cuts(x, output));
    }

    [Fact]
    public void Of_StagesPooledForTheOutput_CutsBesideThePooledOnes()
    {
        var x = g.Input("x", ElementType.Float, "batch", 3, 8, 8);
        var (first, second) = Stages(x);
        // In this file both are pooled only after the last stage, as exporters may write it.
        var (pooledFirst, pooledSecond) = (g.Apply("GlobalAveragePool", [first]), g.Apply("GlobalAveragePool", [second]));
        var output = g.Apply("Concat", [pooledFirst, pooledSecond], ("axis", 1L));

        Assert.Equal([[first], [first, pooledFirst], [pooledFirst, second], [pooledFirst, pooledSecond], [output]], Cuts(x, output));
    }

    [Fact]
    public void Of_SizesThatGoPastTheLayers_AreNotCutThrough()
    {
        var x = g.Input("x", ElementType.Float, "batch", 3, 8, 8);
        var (_, second) = Stages(x);
        var output = g.Apply("Expand", [g.Apply("GlobalAveragePool", [second]), g.Apply("Shape", [x])]);

        Assert.Equal([[output]], Cuts(x, output));
    }

    private (string First, string Second) Stages(string x)
    {
        var first = g.Apply("Conv", [x, g.Initializer("first", OnnxTensor.Of([3, 3, 1, 1], new float[9]))]);
        return (first, g.Apply("Conv", [first, g.Initializer("second", OnnxTensor.Of([3, 3, 1, 1], new float[9]))]));
    }

    private string Layer(string x) => g.MatMul(x, g.Constant(OnnxTensor.Of([Width, Width], new float[Width * Width])));

    private IReadOnlyList<IReadOnlyList<string>> Cuts(string input, string output)
    {
        g.Output(output);
        var values = ShapeInference.Fixed(g.Graph.WithInputShapes(new Dictionary<string, long[]>
        {
            [input] = [1, .. g.Graph.Inputs[0].Shape!.Skip(1).Select(side => side.Size!.Value)],
        }));
        return NetworkCuts.Of(g.Graph, values, input, output);
    }
}
