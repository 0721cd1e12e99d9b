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

    [Fact]
    public void Measure_SomeRows_LooksAtNoOthers()
    {
        var pictures = new Recorded();

        var verdict = FlipSafety.Measure(pictures, [3, 5, 8], seed: 0, TestContext.Current.CancellationToken);

        Assert.Equal([3, 5, 8], pictures.Read.Order());
        Assert.False(verdict.IsSafe);
    }

    /// <summary>Its classes are mirror images of each other: mirrored, nobody could learn them. The lamp on one side tells.</summary>
    [Fact]
    public async Task Measure_ReversedDiodes_AreNotMirrored()
    {
        using var folder = new TemporaryFolder();
        var library = new DatasetLibrary(new DataFolder(folder.Path));
        var dataset = await library.ImportAsync(new ReversedDiodes().ToSource("diodes"), cancellationToken: TestContext.Current.CancellationToken);

        var verdict = FlipSafety.Measure(DatasetPictures.Of(library, dataset, [.. Enumerable.Range(0, dataset.Examples.Count)]), [.. Enumerable.Range(0, dataset.Examples.Count)], seed: 0, TestContext.Current.CancellationToken);

        Assert.False(verdict.IsSafe, verdict.Reason.ToString());
    }

    [AssetsTheory]
    [InlineData("flowers200", true)]
    [InlineData("sign-digits", false)]
    [InlineData("chest-xray", false)]
    public void Measure_RealPictures_TellsWhatMayBeMirrored(string data, bool safe)
    {
        var pictures = ZippedPictures.Load(data, perClass: 60);

        var verdict = FlipSafety.Measure(pictures, [.. Enumerable.Range(0, pictures.Count)], seed: 0, TestContext.Current.CancellationToken);

        Assert.Equal(safe, verdict.IsSafe);
        Assert.Contains($"{verdict.Pictures}", verdict.Reason.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Pictures that cannot be read; remembers which were wanted.</summary>
    private sealed class Recorded : IPictureFiles
    {
        public List<int> Read { get; } = [];

        public int Count => 40;

        public string ContentHash(int index) => throw new NotSupportedException();

        public string Name(int index) => throw new NotSupportedException();

        int IPictureFiles.Read(int index, ref byte[] buffer)
        {
            Read.Add(index);
            throw new TransferLabException($"No picture.", $"None.");
        }
    }
}
