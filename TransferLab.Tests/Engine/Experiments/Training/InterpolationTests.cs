using TransferLab.Engine.Experiments.Techniques.Networks;
using TransferLab.Engine.Features;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Tests.Engine.Experiments.Training;

public sealed class InterpolationTests
{
    private static readonly ClassifierNetwork Start = ResidualNetwork.Small(3, 16, 3, seed: 1);

    private static readonly Dictionary<string, float[]> End = ResidualNetwork.Small(3, 16, 3, seed: 2).Graph.Initializers
        .ToDictionary(pair => pair.Key, pair => pair.Value.ToFloats());

    [Fact]
    public void Between_Ends_AreTheEndsToTheBit()
    {
        Assert.All(Interpolation.Between(Start, End, 0), pair => Assert.Equal(Start.Graph.Initializers[pair.Key].ToFloats(), pair.Value.ToFloats()));
        Assert.All(Interpolation.Between(Start, End, 1), pair => Assert.Equal(End[pair.Key], pair.Value.ToFloats()));
    }

    [Fact]
    public void Between_Middle_IsTheMeanOfBoth()
    {
        var middle = Interpolation.Between(Start, End, 0.5);

        foreach (var (name, tensor) in middle)
        {
            var (before, values) = (Start.Graph.Initializers[name].ToFloats(), tensor.ToFloats());
            Assert.All(Enumerable.Range(0, values.Length), i => Assert.Equal((before[i] + End[name][i]) / 2, values[i], 1e-6f));
        }
    }

    [Theory]
    [InlineData(0.5, 0.8, 0.7, 0.5)]
    [InlineData(0.8, 0.8, 0.7, 0)]
    [InlineData(0.5, 0.8, 0.9, 1)]
    public void Choose_ValidationAccuracies_DecideAndLossBreaksTies(double atStart, double between, double atEnd, double expected)
    {
        AlphaTrial[] trials = [Trial(0, atStart, loss: 0.4), Trial(0.5, between, loss: 0.5), Trial(1, atEnd, loss: 0.6)];

        Assert.Equal(expected, SplitOutcome.Choose(trials).Alpha);
    }

    [Fact]
    public void Choose_NothingKeptBack_TakesTheEnd() => Assert.Equal(1, SplitOutcome.Choose([Trial(0, null, null), Trial(1, null, null)]).Alpha);

    private static AlphaTrial Trial(double alpha, double? accuracy, double? loss) => new(alpha, null, accuracy, loss, FeatureMatrix.Allocate(1, 2));
}
