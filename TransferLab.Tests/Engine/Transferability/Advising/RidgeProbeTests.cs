using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Engine.Transferability.Scores;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Transferability.Advising;

public sealed class RidgeProbeTests
{
    [Fact]
    public void LeaveOneOutAccuracy_ClassesFarApart_IsOne()
    {
        var (features, labels) = Blobs.Draw(perClass: 20, classes: 4, width: 10, seed: 1);

        Assert.Equal(1, RidgeProbe.LeaveOneOutAccuracy(ScoreInput.Of(features, labels), default));
    }

    /// <summary>Without the correction for the picture's own class, few pictures of random classes come out far below chance.</summary>
    [Fact]
    public void LeaveOneOutAccuracy_RandomLabels_IsNearChance()
    {
        var accuracies = Enumerable.Range(0, 40).Select(seed =>
        {
            FeatureMatrix noise = new([.. Blobs.Normal(new(seed), 30 * 29).Select(value => (float)value)], 30, 29);
            return RidgeProbe.LeaveOneOutAccuracy(ScoreInput.Of(noise, new([.. Enumerable.Range(0, 30).Select(i => i % 3)], 3)), default);
        });

        Assert.InRange(accuracies.Average(), 0.23, 0.45);
    }

    [Fact]
    public void LeaveOneOutAccuracy_MoreColumnsThanRows_IsAPlausibleOne()
    {
        var (features, labels) = Blobs.Draw(perClass: 6, classes: 3, width: 60, seed: 2, spread: 3);
        var reduced = ReducedFeatures.Of(features, default);

        Assert.Equal(17, reduced.Columns);
        Assert.InRange(RidgeProbe.LeaveOneOutAccuracy(new(reduced, labels), default), 0.8, 1);
    }

    [Fact]
    public void Judgement_FewRows_GivesScoresFewerColumnsThanRows()
    {
        var (features, labels) = Blobs.Draw(perClass: 8, classes: 3, width: 60, seed: 2, spread: 3);

        var scores = FeatureJudgement.Of(features, labels, source: null, default).Scores;

        Assert.NotNull(scores.Single(score => score.Kind == ScoreKind.LogMe).Value);
        Assert.Null(scores.Single(score => score.Kind == ScoreKind.Leep).Value);
    }

    [Fact]
    public void UntrainedFeatures_PicturesInAnotherOrder_AreTheSame()
    {
        var pixels = new FeatureMatrix([.. Blobs.Normal(new(1), 12 * 3072).Select(value => (float)Math.Clamp(0.5 + (0.2 * value), 0, 1))], 12, 3072);
        int[] order = [.. Enumerable.Range(0, 12).Reverse()];

        var (given, reversed) = (UntrainedFeatures.Of(pixels, default), UntrainedFeatures.Of(pixels.SelectRows(order), default));

        Assert.All(given.SelectRows(order).Values.ToArray().Zip(reversed.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-3f * Math.Max(1, Math.Abs(pair.First))));
        Assert.Contains(given.Values.ToArray(), value => value > 0);
    }

    /// <summary>Stripes lie or stand: no pixel differs on average, so only windows tell them apart.</summary>
    [Fact]
    public void UntrainedFeatures_OfStripes_TellTheirDirection()
    {
        var random = new Random(3);
        var (values, labels) = (new float[40 * 3072], new int[40]);
        for (var i = 0; i < 40; i++)
        {
            var (phase, period) = (random.Next(8), 6 + random.Next(3));
            labels[i] = i % 2;
            for (var p = 0; p < 1024; p++)
            {
                var along = labels[i] == 0 ? p % 32 : p / 32;
                Array.Fill(values, (along + phase) % period < period / 2 ? 0.8f : 0.2f, (i * 3072) + (3 * p), 3);
            }
        }

        var seen = UntrainedFeatures.Of(new(values, 40, 3072), default);

        Assert.Equal(1, FeatureJudgement.Quick(seen, new Labels(labels, 2), default).ProbeAccuracy);
    }
}
