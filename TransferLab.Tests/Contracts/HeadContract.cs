using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Contracts;

/// <summary>What every head must do, whatever it learns by.</summary>
public sealed partial class HeadContract
{
    public static TheoryData<string> Heads => [.. HeadCatalog.Cards.Select(card => card.Id)];

    [Theory, MemberData(nameof(Heads))]
    public void Fit_SeparableBlobs_PredictsThemAndOthersLikeThem(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 20, classes: 3, width: 8, seed: 1);
        var (others, truth) = Blobs.Draw(perClass: 20, classes: 3, width: 8, seed: 1, drawSeed: 2);

        var probabilities = Fit(id, features, labels).PredictProbabilities(others);

        Assert.True(Accuracy(probabilities, truth) > 0.95);
    }

    [Theory, MemberData(nameof(Heads))]
    public void PredictProbabilities_AnyRow_IsFiniteNotNegativeAndSumsToOne(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 6, classes: 4, width: 5, seed: 3, spread: 3);

        var probabilities = Fit(id, features, labels).PredictProbabilities(features);

        AssertProbabilities(probabilities, features.Rows, 4);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_SameSeed_GivesTheSameBits(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 12, classes: 3, width: 30, seed: 4, spread: 2);

        var first = Fit(id, features, labels, seed: 9).PredictProbabilities(features);
        var second = Fit(id, features, labels, seed: 9).PredictProbabilities(features);

        Assert.Equal(first.Values, second.Values);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_RowsInAnotherOrder_GivesTheSameBits(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 12, classes: 3, width: 30, seed: 5, spread: 2);
        var order = Enumerable.Range(0, features.Rows).ToArray();
        new Random(6).Shuffle(order);

        var first = Fit(id, features, labels).PredictProbabilities(features);
        var second = Fit(id, features.SelectRows(order), labels.Rows(order)).PredictProbabilities(features);

        Assert.Equal(first.Values, second.Values);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_RowsInAnotherOrder_KeepsHeldOutWithItsRow(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 12, classes: 3, width: 30, seed: 5, spread: 2);
        var order = Enumerable.Range(0, features.Rows).Reverse().ToArray();

        var first = Fit(id, features, labels).HeldOut;
        var second = Fit(id, features.SelectRows(order), labels.Rows(order)).HeldOut;

        Assert.Equal(first is null, second is null);
        for (var i = 0; i < (first?.Rows.Count ?? 0); i++)
        {
            var there = second!.Rows.ToList().IndexOf(order[first!.Rows[i]]);
            Assert.Equal(first.Probabilities.Row(i), second.Probabilities.Row(there));
        }
    }

    [Theory, MemberData(nameof(Heads))]
    public void HeldOut_WhereThereIsOne_HasOneRowOfProbabilitiesPerExample(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 10, classes: 3, width: 8, seed: 7);

        if (Fit(id, features, labels).HeldOut is { } heldOut)
        {
            AssertProbabilities(heldOut.Probabilities, heldOut.Rows.Count, 3);
            Assert.Equal(heldOut.Rows.Order().Distinct(), heldOut.Rows);
            Assert.True(Accuracy(heldOut.Probabilities, labels.Rows(heldOut.Rows)) > 0.9);
        }
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_ClassWithoutExample_IsNeverPredicted(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 8, classes: 2, width: 4, seed: 8);
        var withGap = new Labels([.. labels.Values.Select(value => value * 2)], classCount: 4);

        var probabilities = Fit(id, features, withGap).PredictProbabilities(features);

        AssertProbabilities(probabilities, features.Rows, 4);
        Assert.All(Enumerable.Range(0, features.Rows), row => Assert.Equal(0, probabilities[row, 1] + probabilities[row, 3]));
        Assert.True(Accuracy(probabilities, withGap) > 0.9);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_OneExamplePerClass_StillPredicts(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 1, classes: 3, width: 6, seed: 9);

        var probabilities = Fit(id, features, labels).PredictProbabilities(features);

        AssertProbabilities(probabilities, 3, 3);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_OneExampleInOneOfTheClasses_StillPredicts(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 10, classes: 3, width: 6, seed: 10);
        int[] rows = [.. Enumerable.Range(0, features.Rows).Where(row => labels[row] != 2).Append(features.Rows - 1)];

        var probabilities = Fit(id, features.SelectRows(rows), labels.Rows(rows)).PredictProbabilities(features);

        AssertProbabilities(probabilities, features.Rows, 3);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_ConstantColumns_AreHarmless(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 15, classes: 3, width: 6, seed: 11);
        var widened = FeatureMatrix.Allocate(features.Rows, 9);
        for (var row = 0; row < features.Rows; row++)
        {
            features.Row(row).CopyTo(widened.RowBlock(row, 1).Span);
            widened.RowBlock(row, 1).Span[6..].Fill(0.1f);
        }

        var trained = Fit(id, widened, labels);
        var far = widened.SelectRows([0]);
        far.RowBlock(0, 1).Span[6..].Fill(1e20f);

        Assert.True(Accuracy(trained.PredictProbabilities(widened), labels) > 0.95);
        AssertProbabilities(trained.PredictProbabilities(far), 1, 3);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_NothingButConstantColumns_StillGivesProbabilities(string id)
    {
        var features = FeatureMatrix.Allocate(12, 3);
        var labels = new Labels([.. Enumerable.Range(0, 12).Select(row => row % 2)], 2);

        AssertProbabilities(Fit(id, features, labels).PredictProbabilities(features), 12, 2);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_HugeAndTinyValues_AreScaledAway(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 15, classes: 3, width: 6, seed: 12);
        foreach (var scale in new[] { 1e30f, 1e-30f })
        {
            var scaled = new FeatureMatrix([.. features.Values.ToArray().Select(value => value * scale)], features.Rows, features.Columns);

            var probabilities = Fit(id, scaled, labels).PredictProbabilities(scaled);

            AssertProbabilities(probabilities, features.Rows, 3);
            Assert.True(Accuracy(probabilities, labels) > 0.9, $"scale {scale}");
        }
    }

    [Theory, MemberData(nameof(Heads))]
    public void PredictProbabilities_PictureFromAnotherWorld_StaysFinite(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 15, classes: 3, width: 6, seed: 13);
        var far = FeatureMatrix.Allocate(2, 6);
        far.RowBlock(0, 1).Span.Fill(float.MaxValue);
        far.RowBlock(1, 1).Span.Fill(-1e25f);

        AssertProbabilities(Fit(id, features, labels).PredictProbabilities(far), 2, 3);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_FewerRowsThanColumns_Separates(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 5, classes: 3, width: 200, seed: 14);
        var (others, truth) = Blobs.Draw(perClass: 20, classes: 3, width: 200, seed: 14, drawSeed: 15);

        Assert.True(Accuracy(Fit(id, features, labels).PredictProbabilities(others), truth) > 0.8);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_DuplicatedRows_StillPredicts(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 4, classes: 3, width: 5, seed: 16);
        int[] rows = [.. Enumerable.Range(0, 60).Select(i => i % features.Rows)];

        var probabilities = Fit(id, features.SelectRows(rows), labels.Rows(rows)).PredictProbabilities(features);

        Assert.True(Accuracy(probabilities, labels) > 0.9);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_SamePictureUnderTwoLabels_StillGivesProbabilities(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 6, classes: 2, width: 5, seed: 17);
        int[] rows = [.. Enumerable.Range(0, features.Rows), 0, 0, 0];
        var conflicting = new Labels([.. labels.Values, 1, 1, 1], 2);

        AssertProbabilities(Fit(id, features.SelectRows(rows), conflicting).PredictProbabilities(features), features.Rows, 2);
    }

    [Theory, MemberData(nameof(Heads))]
    public void Fit_WhenDone_HasReportedProgress(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 5, classes: 2, width: 3, seed: 24);
        var reports = new ProgressLog();

        Head(id).Fit(features, labels, 0, reports);

        Assert.NotEmpty(reports.All);
        Assert.All(reports.All, report => Assert.Equal(RunPhase.Fitting, report.Phase));
    }

    [Theory, MemberData(nameof(Heads))]
    public void Read_WhatWasWritten_PredictsTheSameBits(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 10, classes: 3, width: 7, seed: 25, spread: 2);
        var trained = Fit(id, features, new Labels(labels.Values, classCount: 4));
        using var file = new MemoryStream();

        HeadFile.Write(trained, file);
        file.Position = 0;
        var restored = HeadFile.Read(file);

        Assert.Equal(trained.PredictProbabilities(features).Values, restored.PredictProbabilities(features).Values);
        Assert.Equal(trained.Choices, restored.Choices);
        Assert.Equal((trained.FeatureWidth, trained.ClassCount), (restored.FeatureWidth, restored.ClassCount));
    }

    [Theory, MemberData(nameof(Heads))]
    public void Read_FileCutAnywhere_IsRefusedWithARemedy(string id)
    {
        var (features, labels) = Blobs.Draw(perClass: 3, classes: 2, width: 2, seed: 26);
        using var file = new MemoryStream();
        HeadFile.Write(Fit(id, features, labels), file);
        var bytes = file.ToArray();

        foreach (var length in Enumerable.Range(0, 40).Select(i => bytes.Length * i / 40))
        {
            using var cut = new MemoryStream(bytes, 0, length);
            Assert.Throws<TransferLabException>(() => HeadFile.Read(cut));
        }
    }

    private static IHead Head(string id) => HeadCatalog.Create(HeadCatalog.Find(id).Defaults);

    private static TrainedHead Fit(string id, FeatureMatrix features, Labels labels, int seed = 0) => Head(id).Fit(features, labels, seed);

    private static double Accuracy(FeatureMatrix probabilities, Labels labels) => Enumerable.Range(0, labels.Count)
        .Average(row => probabilities.Row(row).ToArray() is var p && Array.IndexOf(p, p.Max()) == labels[row] ? 1.0 : 0);

    private static void AssertProbabilities(FeatureMatrix probabilities, int rows, int classes)
    {
        Assert.Equal((rows, classes), (probabilities.Rows, probabilities.Columns));
        for (var row = 0; row < rows; row++)
        {
            var values = probabilities.Row(row).ToArray();
            Assert.All(values, value => Assert.InRange(value, 0f, 1f));
            Assert.Equal(1, values.Sum(value => (double)value), tolerance: 1e-5);
        }
    }
}
