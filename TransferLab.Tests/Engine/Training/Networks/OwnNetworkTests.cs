using Microsoft.ML.OnnxRuntime;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Tests.Engine.Training.Networks;

public sealed class OwnNetworkTests
{
    [Fact]
    public void Small_ThreeChannelsTenClasses_Has174ThousandParameters()
    {
        Assert.Equal(174_274, Parameters(ResidualNetwork.Small(3, 32, 10, seed: 1)));
    }

    [Fact]
    public void Eighteen_ThousandClasses_HasTheParametersOfResNet18()
    {
        Assert.Equal(11_689_512, Parameters(ResidualNetwork.Eighteen(224, 1000, seed: 1)));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(56)]
    public void Small_AnySide_GivesLogitsOfTheSizeOfOne(int side) => AssertRuns(ResidualNetwork.Small(3, side, 7, seed: 2), side);

    [Fact]
    public void Build_Separable_GivesLogitsOfTheSizeOfOne()
    {
        var network = SeparableNetwork.Build(3, 128, 7, seed: 2);

        Assert.InRange(Parameters(network), 90_000, 110_000);
        AssertRuns(network, 128);
    }

    [Fact]
    public void Build_Staged_FeaturesAreThoseOfAllStagesAndOfTheQuarters()
    {
        var network = StagedNetwork.Build(3, 64, 16, [24, 48, 96], 7, seed: 2);

        Assert.Equal(24 + 48 + 96 + 256, network.Graph.Initializers["head.weight"].Shape[1]);
        AssertRuns(network, 64);
    }

    [Fact]
    public void Small_SameSeed_HasTheSameWeightsAndAnotherSeedOthers()
    {
        var (one, same, other) = (ResidualNetwork.Small(3, 32, 7, seed: 2), ResidualNetwork.Small(3, 32, 7, seed: 2), ResidualNetwork.Small(3, 32, 7, seed: 3));

        Assert.Equal(one.Graph.Initializers["layer1.weight"].ToFloats(), same.Graph.Initializers["layer1.weight"].ToFloats());
        Assert.NotEqual(one.Graph.Initializers["layer1.weight"].ToFloats(), other.Graph.Initializers["layer1.weight"].ToFloats());
    }

    private static long Parameters(ClassifierNetwork network) => TensorRoles.Of(network.Graph)
        .Where(pair => pair.Value is TensorRole.Weight or TensorRole.Bias or TensorRole.Norm)
        .Sum(pair => network.Graph.Initializers[pair.Key].Count);

    private static void AssertRuns(ClassifierNetwork network, int side)
    {
        using var session = new InferenceSession(OnnxFile.ToBytes(network.Graph));
        var random = new Random(1);
        var pictures = new float[4 * 3 * side * side];
        for (var i = 0; i < pictures.Length; i++)
        {
            pictures[i] = (float)((2 * random.NextDouble()) - 1);
        }

        using var input = OrtValue.CreateTensorValueFromMemory(pictures, [4, 3, side, side]);
        using var options = new RunOptions();
        using var results = session.Run(options, [network.Input], [input], [network.Logits]);

        Assert.Equal([4, 7], results[0].GetTensorTypeAndShape().Shape);
        Assert.All(results[0].GetTensorDataAsSpan<float>().ToArray(), logit => Assert.InRange(Math.Abs(logit), 0, 20));
    }
}
