using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Tests.Engine.Training.Networks;

public sealed class SingleTensorCutsTests
{
    [Fact]
    public void Of_ResidualBlock_HasNoCutInside()
    {
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 4);
        var before = g.Relu(x);
        var inside = g.Sigmoid(before);
        var sum = g.Add(before, g.Relu(inside));
        var output = g.Output(g.Relu(sum), "y");

        Assert.Equal([before, sum, g.Graph.Producer("y")!.Inputs[0], "y"], SingleTensorCuts.Of(g.Graph, x, output));
    }

    [Fact]
    public void Of_InputUsedAgainLater_HasNoCutBeforeThat()
    {
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 4);
        var late = g.Add(g.Relu(g.Relu(x)), x);
        var output = g.Output(g.Relu(late), "y");

        Assert.Equal([late, g.Graph.Producer("y")!.Inputs[0], "y"], SingleTensorCuts.Of(g.Graph, x, output));
    }
}
