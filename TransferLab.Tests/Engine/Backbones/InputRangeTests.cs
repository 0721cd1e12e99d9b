using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Backbones.Ranges;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Tests.Engine.Features;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Backbones;

public sealed class InputRangeTests
{
    [Fact]
    public void Agreement_OfAnyFeatures_IsThatOfLeavingEachOut()
    {
        var random = new Random(3);
        var labels = new Labels([.. Enumerable.Range(0, 18).Select(i => i % 3)], 3);
        var features = new FeatureMatrix([.. Enumerable.Range(0, 18 * 4).Select(i => (float)(random.NextDouble() + (0.4 * (i / 4 % 3) * (i % 4))))], 18, 4);

        var agreement = LabelAgreement.Of(features, labels);

        Assert.Equal(SlowAgreement(features, labels), agreement.ExplainedShare, tolerance: 1e-4);
    }

    [Fact]
    public void Agreement_FeaturesSayAll_IsNearlyOne()
    {
        var labels = new Labels([.. Enumerable.Range(0, 40).Select(i => i % 2)], 2);
        var features = new FeatureMatrix([.. labels.Values.Select(label => (float)label)], 40, 1);

        var agreement = LabelAgreement.Of(features, labels);

        Assert.InRange(agreement.ExplainedShare, 0.99, 1);
        Assert.Equal(1, agreement.Accuracy);
    }

    [Fact]
    public void Agreement_ConstantFeatures_IsChance() =>
        Assert.InRange(LabelAgreement.Of(new(new float[40], 20, 2), new([.. Enumerable.Range(0, 20).Select(i => i % 2)], 2)).ExplainedShare, -0.2, 0.01);

    [Fact]
    public void Agreement_FeaturesThatOverflow_IsBelowEveryOther()
    {
        var features = new FeatureMatrix([.. Enumerable.Range(0, 40).Select(i => i == 7 ? float.NaN : i)], 20, 2);

        Assert.Equal(new(double.NegativeInfinity, 0), LabelAgreement.Of(features, new([.. Enumerable.Range(0, 20).Select(i => i % 2)], 2)));
    }

    [HeavyTheory]
    [InlineData("squeezenet1.1-224-imagenet", "flowers200.zip", 120)]
    [InlineData("shufflenet-v2-12-int8", "trashnet.zip", 180)]
    [InlineData("resnet8-large-cifar10", "flowers200.zip", 200)]
    [InlineData("doodlenet-28-quickdraw345", "flowers200.zip", 200)]
    public async Task Propose_RangeMatters_FindsTheRightOne(string id, string archive, int count)
    {
        using var fixture = new FeatureFixture();
        var card = await fixture.CardAsync(id);
        var dataset = await Photographs(fixture, archive);
        var inspection = await fixture.Backbones.Library.InspectAsync(Assets.Backbone(id + ".onnx"));
        var datasets = new DatasetLibrary(fixture.Backbones.Data);
        var rows = Splits.TakePerClass(dataset.Labels, [.. Enumerable.Range(0, dataset.Examples.Count)], count / dataset.Classes.Count, seed: 1);

        var proposals = await new InputRangeFinder(fixture.Extractor, datasets).ProposeAsync(inspection, dataset, rows, seed: 1);

        foreach (var proposal in proposals)
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{proposal.ExplainedShare:0.000} {proposal.AccuracyPercent:0.0} {proposal.Name}");
        }

        var (found, right) = (proposals[0].Preprocessing, card.Preprocessing);
        Assert.Equal(right.Channels, found.Channels);
        Assert.All(right.Mean.Zip(found.Mean), pair => Assert.Equal(pair.First, pair.Second, tolerance: 0.5));
        Assert.All(right.Deviation.Zip(found.Deviation), pair => Assert.Equal(pair.First, pair.Second, tolerance: 0.5));
    }

    [AssetsFact]
    public async Task Propose_OnePictureAClass_SaysWhatIsNeeded()
    {
        using var fixture = new FeatureFixture();
        var dataset = await Photographs(fixture, "flowers200.zip");
        var inspection = await fixture.Backbones.Library.InspectAsync(Assets.Backbone("resnet8-large-cifar10.onnx"));
        var rows = Splits.TakePerClass(dataset.Labels, [.. Enumerable.Range(0, dataset.Examples.Count)], 1, seed: 1);

        var error = await Assert.ThrowsAsync<TransferLabException>(() =>
            new InputRangeFinder(fixture.Extractor, new(fixture.Backbones.Data)).ProposeAsync(inspection, dataset, rows, seed: 1));

        Assert.Contains("too few labelled pictures", error.Message, StringComparison.Ordinal);
    }

    private static Task<Dataset> Photographs(FeatureFixture fixture, string archive) =>
        new DatasetLibrary(fixture.Backbones.Data).ImportAsync(new ZipSource(Assets.Data(archive)), archive);

    /// <summary>Each row predicted by a ridge regression that was fitted without it.</summary>
    private static double SlowAgreement(FeatureMatrix features, Labels labels) => new[] { 0.1, 0.3, 1, 3 }.Max(penalty =>
    {
        var x = Standardised(features);
        var (error, variance) = (0.0, 0.0);
        for (var left = 0; left < x.Length; left++)
        {
            var others = Enumerable.Range(0, x.Length).Where(row => row != left).ToArray();
            var gram = MathNet.Numerics.LinearAlgebra.Double.DenseMatrix.Create(others.Length, others.Length, (i, j) =>
                Kernel(x[others[i]], x[others[j]]) + (i == j ? penalty : 0));
            for (var label = 0; label < labels.ClassCount; label++)
            {
                var targets = MathNet.Numerics.LinearAlgebra.Double.DenseVector.Create(others.Length, i => labels[others[i]] == label ? 1 : 0);
                var weights = gram.Solve(targets);
                var predicted = others.Select((row, i) => weights[i] * Kernel(x[row], x[left])).Sum();
                var truth = labels[left] == label ? 1.0 : 0;
                error += (truth - predicted) * (truth - predicted);
                variance += Math.Pow(truth - ((double)labels.CountPerClass()[label] / labels.Count), 2);
            }
        }

        return 1 - (error / variance);
    });

    private static double Kernel(double[] first, double[] second) => (first.Zip(second, (a, b) => a * b).Sum() / first.Length) + 1;

    private static double[][] Standardised(FeatureMatrix features)
    {
        var rows = Enumerable.Range(0, features.Rows).Select(row => features.Row(row).ToArray().Select(value => (double)value).ToArray()).ToArray();
        for (var column = 0; column < features.Columns; column++)
        {
            var mean = rows.Average(row => row[column]);
            var deviation = Math.Sqrt(rows.Average(row => Math.Pow(row[column] - mean, 2)));
            foreach (var row in rows)
            {
                row[column] = (row[column] - mean) / deviation;
            }
        }

        return rows;
    }
}
