using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Engine.Features;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Training.Augmentation;

public sealed class FlipSafetyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Judge_BrightnessFallsToOneSide_IsSafeOnlyWhereTheSideIsRandom(bool sideIsRandom)
    {
        var random = new Random(5);
        var pictures = FeatureMatrix.Allocate(120, FlipSafety.Side * FlipSafety.Side);
        for (var i = 0; i < pictures.Rows; i++)
        {
            var mirrored = sideIsRandom && random.Next(2) == 0;
            var row = pictures.RowBlock(i, 1).Span;
            for (var pixel = 0; pixel < row.Length; pixel++)
            {
                var x = pixel % FlipSafety.Side;
                row[pixel] = (float)((8 * (mirrored ? FlipSafety.Side - 1 - x : x)) + (60 * random.NextDouble()));
            }
        }

        Assert.Equal(sideIsRandom, FlipSafety.Judge(pictures).IsSafe);
    }

    [Fact]
    public void Judge_FewPictures_IsNotSafe()
    {
        Assert.False(FlipSafety.Judge(FeatureMatrix.Allocate(5, FlipSafety.Side * FlipSafety.Side)).IsSafe);
    }

    /// <summary>Its classes are mirror images of each other: mirrored, nobody could learn them. The lamp on one side tells.</summary>
    [Fact]
    public async Task Measure_ReversedDiodes_AreNotMirrored()
    {
        using var folder = new TemporaryFolder();
        var library = new DatasetLibrary(new DataFolder(folder.Path));
        var dataset = await library.ImportAsync(new ReversedDiodes().ToSource("diodes"), cancellationToken: TestContext.Current.CancellationToken);

        var verdict = FlipSafety.Measure(DatasetPictures.Of(library, dataset, [.. Enumerable.Range(0, dataset.Examples.Count)]), seed: 0, TestContext.Current.CancellationToken);

        Assert.False(verdict.IsSafe, verdict.Reason.ToString());
    }

    [AssetsTheory]
    [InlineData("flowers200", true)]
    [InlineData("sign-digits", false)]
    [InlineData("chest-xray", false)]
    public void Measure_RealPictures_TellsWhatMayBeMirrored(string data, bool safe)
    {
        var pictures = ZippedPictures.Load(data, perClass: 60);

        var verdict = FlipSafety.Measure(pictures, seed: 0, TestContext.Current.CancellationToken);

        Assert.Equal(safe, verdict.IsSafe);
        Assert.Contains($"{verdict.Pictures}", verdict.Reason.ToString(), StringComparison.Ordinal);
    }
}
