using TransferLab.Engine.Graphs;

namespace TransferLab.Tests.Engine.Graphs.Gradients;

public sealed class SquaredErrorTests
{
    private const int Rows = 5;
    private const int Width = 3;

    [Fact]
    public void Build_ImitatesNumbers_GivesLossAndGradientOfTheFormula()
    {
        var random = new Random(4);
        var network = Toy.Classifier();
        var gradient = GradientBuilder.Build(network, new()
        {
            Logits = "logits",
            Trainable = ["b"],
            InputShapes = new Dictionary<string, long[]> { ["x"] = [Rows, 4] },
            Loss = new() { Kind = LossKind.SquaredError },
        });
        var (x, targets) = (Onnx.Noise([Rows, 4], random), Onnx.Noise([Rows, Width], random, scale: 3));

        var results = Onnx.Run(gradient.WithGradientsAsOutputs(), new Dictionary<string, OnnxTensor>
        {
            ["x"] = x,
            [GradientGraph.LabelsInput] = targets,
            ["b"] = network.Initializers["b"],
        });

        var answers = results["logits"].ToFloats();
        var differences = answers.Zip(targets.ToFloats(), (answer, target) => (double)answer - target).ToArray();
        Assert.Equal(differences.Average(difference => difference * difference), results[gradient.Loss].ToFloats()[0], 1e-5);
        var bias = results[gradient.Gradients["b"]].ToFloats();
        for (var column = 0; column < Width; column++)
        {
            // Where the rectifier is shut, nothing comes through.
            var expected = Enumerable.Range(0, Rows).Select(row => (row * Width) + column).Where(i => answers[i] > 0).Sum(i => 2 * differences[i] / (Rows * Width));
            Assert.Equal(expected, bias[column], 1e-5);
        }
    }
}
