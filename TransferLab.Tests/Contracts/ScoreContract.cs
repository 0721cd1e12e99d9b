using TransferLab.Engine.Datasets;
using TransferLab.Engine.Numerics;
using TransferLab.Engine.Transferability.Scores;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Contracts;

/// <summary>What every score keeps to.</summary>
public sealed class ScoreContract
{
    private const int PerClass = 40;
    private const int Classes = 3;
    private const int Width = 12;

    public static TheoryData<ScoreKind> All => [.. Enum.GetValues<ScoreKind>()];

    /// <summary>Those that compare, rank or whiten: the unit of the features means nothing to them.</summary>
    public static TheoryData<ScoreKind> ScaleFree =>
    [
        ScoreKind.NeighboursCosine, ScoreKind.NeighboursEuclidean, ScoreKind.Leep, ScoreKind.NLeep, ScoreKind.Nce, ScoreKind.HScore, ScoreKind.RegularisedHScore, ScoreKind.Parc,
    ];

    [Fact]
    public void Catalog_HasEveryKindOnce_InOrder() =>
        Assert.Equal(Enum.GetValues<ScoreKind>(), ScoreCatalog.All.Select(score => score.Kind));

    [Theory, MemberData(nameof(All))]
    public void Evaluate_RowsInAnotherOrder_IsUnchanged(ScoreKind kind)
    {
        var (features, labels, theta) = Draw(seed: 1);
        int[] order = [.. Enumerable.Range(0, labels.Count)];
        new Random(5).Shuffle(order);

        Assert.Equal(
            Value(kind, new(features, labels, theta)),
            Value(kind, new(Rows(features, order), labels.Rows(order), Rows(theta, order))),
            1e-9);
    }

    [Theory, MemberData(nameof(ScaleFree))]
    public void Evaluate_FeaturesInAnotherUnit_IsUnchanged(ScoreKind kind)
    {
        var (features, labels, theta) = Draw(seed: 2);
        var scaled = new MatrixView<double>([.. features.Values.Select(value => 8 * value)], features.Rows, features.Columns);

        var expected = Value(kind, new(features, labels, theta));

        Assert.Equal(expected, Value(kind, new(scaled, labels, theta)), 1e-6 * Math.Max(1, Math.Abs(expected)));
    }

    [Theory, MemberData(nameof(All))]
    public void Evaluate_Twice_IsTheSameToTheBit(ScoreKind kind)
    {
        var (features, labels, theta) = Draw(seed: 3);

        Assert.Equal(Value(kind, new(features, labels, theta)), Value(kind, new(features, labels, theta)));
    }

    [Theory, MemberData(nameof(All))]
    public void Evaluate_ClassesFartherApart_IsHigher(ScoreKind kind)
    {
        var (near, labels, blurred) = Draw(seed: 4, spread: 8);
        var (far, _, sharp) = Draw(seed: 4, spread: 2);

        Assert.True(Value(kind, new(far, labels, sharp)) > Value(kind, new(near, labels, blurred)));
    }

    [Theory, MemberData(nameof(All))]
    public void Evaluate_Cancelled_Stops(ScoreKind kind)
    {
        var (features, labels, theta) = Draw(seed: 1);

        Assert.ThrowsAny<OperationCanceledException>(() => Find(kind).Evaluate(new(features, labels, theta), new CancellationToken(canceled: true)));
    }

    [Theory, MemberData(nameof(All))]
    public void Evaluate_AClassWithOnePicture_SaysSoInsteadOfANumber(ScoreKind kind)
    {
        var (features, labels, theta) = Draw(seed: 1);
        Labels lonely = new([.. labels.Values.Select((label, i) => i == 0 ? Classes : label)], Classes + 1);

        AssertRefuses(kind, new(features, lonely, theta), "single picture");
    }

    [Theory, MemberData(nameof(All))]
    public void Evaluate_OneClass_SaysSoInsteadOfANumber(ScoreKind kind)
    {
        var (features, labels, theta) = Draw(seed: 1);

        AssertRefuses(kind, new(features, new Labels(new int[labels.Count], 2), theta), "one class");
    }

    [Theory, InlineData(ScoreKind.Leep), InlineData(ScoreKind.Nce)]
    public void Evaluate_WithoutASourceHead_SaysSoInsteadOfANumber(ScoreKind kind)
    {
        var (features, labels, _) = Draw(seed: 1);

        AssertRefuses(kind, new(features, labels), "no classifier");
    }

    [Theory, MemberData(nameof(All))]
    public void Evaluate_FeaturesThatNeverVary_GivesNoNonsense(ScoreKind kind)
    {
        var (features, labels, theta) = Draw(seed: 1);
        Array.Fill(features.Values, 3);

        var result = Find(kind).Evaluate(new(features, labels, theta), default);

        Assert.True(result.Value is { } value ? double.IsFinite(value) : result.WhyNone is not null);
    }

    [Theory, MemberData(nameof(All))]
    public void Catalog_Names_AreThereInFrench(ScoreKind kind)
    {
        Assert.NotEqual("", ScoreCatalog.Name(kind).ToString());
        Assert.NotEqual(ScoreCatalog.Meaning(kind).ToString(), ScoreCatalog.Meaning(kind).Text(new("fr")));
    }

    private static void AssertRefuses(ScoreKind kind, ScoreInput input, string why)
    {
        var result = Find(kind).Evaluate(input, default);

        Assert.Null(result.Value);
        Assert.Contains(why, result.WhyNone!.ToString(), StringComparison.Ordinal);
    }

    private static double Value(ScoreKind kind, ScoreInput input) =>
        Find(kind).Evaluate(input, default) is { Value: { } value } result ? value : throw new InvalidOperationException($"{kind} refused.");

    private static ITransferabilityScore Find(ScoreKind kind) => ScoreCatalog.All.Single(score => score.Kind == kind);

    /// <summary>Clouds, and a source classifier that is as unsure as they are wide.</summary>
    private static (MatrixView<double> Features, Labels Labels, MatrixView<double> Theta) Draw(int seed, double spread = 4)
    {
        var (features, labels) = Blobs.Draw(PerClass, Classes, Width, seed, spread);
        var theta = MatrixView<double>.Allocate(labels.Count, Classes);
        var noise = Blobs.Normal(new(seed), labels.Count * Classes);
        for (var i = 0; i < labels.Count; i++)
        {
            var row = theta.Row(i);
            for (var c = 0; c < Classes; c++)
            {
                row[c] = Math.Exp((labels[i] == c ? 2 : 0) + (spread / 4 * noise[(i * Classes) + c]));
            }

            var sum = row.ToArray().Sum();
            for (var c = 0; c < Classes; c++)
            {
                row[c] /= sum;
            }
        }

        return (new([.. features.Values.ToArray().Select(value => (double)value)], features.Rows, features.Columns), labels, theta);
    }

    private static MatrixView<double> Rows(MatrixView<double> matrix, int[] order)
    {
        var result = MatrixView<double>.Allocate(order.Length, matrix.Columns);
        for (var i = 0; i < order.Length; i++)
        {
            matrix.Row(order[i]).CopyTo(result.Row(i));
        }

        return result;
    }
}
