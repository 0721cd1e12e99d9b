using System.Globalization;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Numerics;
using TransferLab.Engine.Transferability.Scores;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Transferability.Scores;

/// <summary>Values of the reference implementations; see docs/methods/transferability-scores.md.</summary>
public sealed class GoldenTests
{
    private static readonly double[] F = [1, .2, .8, .4, 1.2, .1, .1, 1, .3, .9, -.2, 1.1, .6, .6, .5, .8];
    private static readonly double[] Theta = [.7, .2, .1, .6, .3, .1, .8, .1, .1, .1, .6, .3, .2, .5, .3, .1, .2, .7, .4, .4, .2, .3, .3, .4];
    private static readonly Labels Toy = new([0, 0, 0, 1, 1, 1, 0, 1], 2);

    private static ScoreInput Input => new(new(F, 8, 2), Toy, new(Theta, 8, 3));

    [Theory]
    [InlineData(ScoreKind.LogMe, -0.5712623785772204)]
    [InlineData(ScoreKind.HScore, 0.8352188427299676)]
    [InlineData(ScoreKind.TransRate, 0.3528838421751974)]
    [InlineData(ScoreKind.Gbc, -0.08339789339743588)]
    [InlineData(ScoreKind.Leep, -0.494070647807772)]
    public void Evaluate_Toy_IsTheReferenceValue(ScoreKind kind, double expected) => Assert.Equal(expected, Value(kind, Input), 1e-9);

    [Theory, InlineData(0, -0.6274331810515477), InlineData(1, -0.5150915761028931)]
    public void LogMe_EachClass_IsTheReferenceValue(int label, double expected) =>
        Assert.Equal(expected, LogMeScore.Evidence(Input, label), 1e-9);

    [Fact]
    public void Neighbours_OneByDistance_IsTheReferenceValue() =>
        Assert.Equal(0.875, new NearestNeighboursScore(byAngle: false, neighbours: 1).Evaluate(Input, default).Value!.Value, 1e-9);

    /// <summary>The answers are given with the labels in their first order; the input sorts rows, so both go in as one.</summary>
    [Fact]
    public void Nce_Toy_IsTheReferenceValue()
    {
        int[] answers = [0, 0, 1, 1, 2, 2, 0, 2];
        double[] oneHot = [.. answers.SelectMany(z => Enumerable.Range(0, 3).Select(k => k == z ? 1.0 : 0))];
        var input = new ScoreInput(new(F, 8, 2), new([0, 0, 0, 1, 1, 1, 0, 0], 2), new(oneHot, 8, 3));

        Assert.Equal(-0.41197960825054114, Value(ScoreKind.Nce, input), 1e-9);
    }

    /// <summary>By an implementation of the published formulae in another language.</summary>
    [Theory]
    [InlineData(ScoreKind.Sfda, SfdaToy)]
    [InlineData(ScoreKind.RegularisedHScore, RegularisedToy)]
    public void Evaluate_Toy_IsThatOfAnIndependentImplementation(ScoreKind kind, double expected) => Assert.Equal(expected, Value(kind, Input), 1e-9);

    /// <summary>With two columns all correlations are 1 or −1, so it gets two more.</summary>
    [Fact]
    public void Parc_ToyWithMoreColumns_IsThatOfAnIndependentImplementation()
    {
        double[] wider = [.. F.Chunk(2).SelectMany(row => new[] { row[0], row[1], row[0] * row[1], row[0] - (0.3 * row[1] * row[1]) })];

        Assert.Equal(ParcToy, Value(ScoreKind.Parc, new(new(wider, 8, 4), Toy)), 1e-9);
    }

    [AssetsTheory]
    [InlineData(ScoreKind.Leep, -0.6729764740315427)]
    [InlineData(ScoreKind.Nce, -0.6008808398423455)]
    [InlineData(ScoreKind.LogMe, -0.4895322613301687)]
    public void Evaluate_SixtyFlowers_IsTheReferenceValue(ScoreKind kind, double expected)
    {
        var input = new ScoreInput(Table("flowers60_features16.csv"), FlowerLabels(), Table("flowers60_source_probs.csv"));

        Assert.Equal(expected, Value(kind, input), 1e-9);
    }

    [AssetsTheory, InlineData(ScoreKind.LogMe), InlineData(ScoreKind.HScore), InlineData(ScoreKind.TransRate)]
    public void Evaluate_SixtyFlowersWithMoreColumnsThanRows_SaysSoInsteadOfANumber(ScoreKind kind)
    {
        var result = Find(kind).Evaluate(new(Table("flowers60_features.csv"), FlowerLabels()), default);

        Assert.Null(result.Value);
        Assert.Contains("60 pictures are too few for 256", result.WhyNone!.ToString(), StringComparison.Ordinal);
    }

    private const double ParcToy = 78.62158588810496;
    private const double SfdaToy = 0.7726401181707301;
    private const double RegularisedToy = 0.7515748705840034;

    private static double Value(ScoreKind kind, ScoreInput input) => Find(kind).Evaluate(input, default).Value!.Value;

    private static ITransferabilityScore Find(ScoreKind kind) => ScoreCatalog.All.Single(score => score.Kind == kind);

    private static Labels FlowerLabels() =>
        new([.. File.ReadLines(Assets.Transferability("flowers60_labels.csv")).Select(line => int.Parse(line, CultureInfo.InvariantCulture))], 5);

    private static MatrixView<double> Table(string file)
    {
        double[][] rows = [.. File.ReadLines(Assets.Transferability(file)).Select(line => line.Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray())];
        return new([.. rows.SelectMany(row => row)], rows.Length, rows[0].Length);
    }
}
