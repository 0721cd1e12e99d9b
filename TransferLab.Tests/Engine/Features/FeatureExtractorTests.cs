using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML.OnnxRuntime;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Imaging;
using TransferLab.Tests.Support;
using PictureFiles = TransferLab.Engine.Features.PictureFiles;

namespace TransferLab.Tests.Engine.Features;

public sealed class FeatureExtractorTests
{
    private const string Small = "mobilenetv1-0.25-96-vww";

    [AssetsTheory]
    [InlineData("mobilenetv2-1.0-224-imagenet")]
    [InlineData("squeezenet1.1-224-imagenet")]
    [InlineData("resnet8-large-cifar10")]
    public async Task Extract_Photographs_GivesTheFilesOwnEmbedding(string id)
    {
        using var fixture = new FeatureFixture();
        var (card, pictures) = (await fixture.CardAsync(id), fixture.Photographs("flowers200.zip", 3));

        var features = await fixture.Extractor.ExtractAsync(card, pictures);

        using var session = new InferenceSession(Assets.Backbone(id + ".onnx"));
        for (var row = 0; row < 3; row++)
        {
            var input = Plainly(card.Preprocessing, pictures, row);
            using var value = OrtValue.CreateTensorValueFromMemory(input, [1, 3, card.Preprocessing.Height, card.Preprocessing.Width]);
            using var results = session.Run(new RunOptions(), ["input"], [value], ["embedding"]);
            var expected = results[0].GetTensorDataAsSpan<float>().ToArray();
            Assert.All(expected.Zip(features.Row(row).ToArray()), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-3f + (1e-3f * Math.Abs(pair.First))));
        }
    }

    [AssetsFact]
    public async Task Extract_Again_ReadsNoPictureAndIsTheSameToTheBit()
    {
        using var fixture = new FeatureFixture();
        var card = await fixture.CardAsync(Small);
        var pictures = new CountingPictures(fixture.Draw(30));

        var first = await fixture.Extractor.ExtractAsync(card, pictures);
        var again = await fixture.Extractor.ExtractAsync(card, pictures);

        Assert.Equal(30, pictures.Reads);
        Assert.Equal(first.Values.ToArray(), again.Values.ToArray());
    }

    [AssetsFact]
    public async Task Extract_TenPicturesMore_ComputesOnlyThem()
    {
        using var fixture = new FeatureFixture();
        var card = await fixture.CardAsync(Small);
        await fixture.Extractor.ExtractAsync(card, fixture.Draw(20));
        var more = new CountingPictures(fixture.Draw(30));

        await fixture.Extractor.ExtractAsync(card, more);

        Assert.Equal(10, more.Reads);
    }

    [AssetsFact]
    public async Task Extract_SamePictureTwice_ComputesItOnce()
    {
        using var fixture = new FeatureFixture();
        var card = await fixture.CardAsync(Small);
        var one = fixture.Draw(1);
        var bytes = new byte[100_000];
        bytes = bytes[..one.Read(0, ref bytes)];
        var twice = new CountingPictures(fixture.Store([("a.jpg", bytes), ("b.jpg", bytes)]));

        var features = await fixture.Extractor.ExtractAsync(card, twice);

        Assert.Equal(1, twice.Reads);
        Assert.Equal(features.Row(0).ToArray(), features.Row(1).ToArray());
    }

    [AssetsFact]
    public async Task Extract_RowsOfADataSet_AreInTheOrderAsked()
    {
        using var fixture = new FeatureFixture();
        var card = await fixture.CardAsync("resnet8-large-cifar10");
        var dataset = await new DatasetLibrary(fixture.Backbones.Data).ImportAsync(new ZipSource(Assets.Data("flowers200.zip")));

        Assert.Equal(2, fixture.Extractor.CountMissing(card, dataset, [7, 2, 7]));
        var some = await fixture.Extractor.ExtractAsync(card, dataset, [7, 2, 7]);
        Assert.Equal(1, fixture.Extractor.CountMissing(card, dataset, [7, 2, 3]));
        var more = await fixture.Extractor.ExtractAsync(card, dataset, [.. Enumerable.Range(0, 10)]);

        Assert.Equal(some.Row(0).ToArray(), some.Row(2).ToArray());
        Assert.Equal(more.Row(7).ToArray(), some.Row(0).ToArray());
        Assert.Equal(more.Row(2).ToArray(), some.Row(1).ToArray());
    }

    [Fact]
    public void Services_OfTheEngine_HaveAnExtractor()
    {
        using var folder = new TemporaryFolder();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddSingleton(new DataFolder(folder.Path)).AddLogging();
        using var provider = services.AddTransferLabEngine().BuildServiceProvider();

        Assert.NotNull(provider.GetRequiredService<FeatureExtractor>());
        Assert.NotNull(provider.GetRequiredService<InputRangeFinder>());
    }

    [AssetsFact]
    public async Task Extract_OtherPreprocessing_IsNotTakenFromTheCache()
    {
        using var fixture = new FeatureFixture();
        var card = await fixture.CardAsync(Small);
        var pictures = fixture.Draw(3);
        var other = card with { Preprocessing = card.Preprocessing with { Mean = [127.5, 127.5, 127.5] } };

        var features = await fixture.Extractor.ExtractAsync(card, pictures);
        var others = await fixture.Extractor.ExtractAsync(other, pictures);

        Assert.NotEqual(features.Values.ToArray(), others.Values.ToArray());
    }

    [AssetsFact]
    public async Task Extract_AnyBatchAndWorkers_SameToTheBit()
    {
        var results = new List<float[]>();
        foreach (var (batch, threads) in new[] { (1, 1), (3, 2), (8, 2), (32, 1) })
        {
            using var fixture = new FeatureFixture(new() { BatchSize = batch, Threads = threads });
            results.Add((await fixture.Extractor.ExtractAsync(await fixture.CardAsync(Small), fixture.Draw(21))).Values.ToArray());
        }

        Assert.All(results, values => Assert.Equal(results[0], values));
    }

    [AssetsFact]
    public async Task Extract_OneBrokenPicture_NamesItAndKeepsTheOthers()
    {
        using var fixture = new FeatureFixture();
        var card = await fixture.CardAsync(Small);
        var sound = fixture.Draw(9);
        var bytes = Enumerable.Range(0, 9).Select(i => { var b = new byte[1]; var n = sound.Read(i, ref b); return (sound.Name(i), b[..n]); }).ToList();
        var broken = fixture.Store([.. bytes.Take(4), ("broken.jpg", bytes[0].Item2[..200]), .. bytes.Skip(4)]);

        var error = await Assert.ThrowsAsync<TransferLabException>(() => fixture.Extractor.ExtractAsync(card, broken));
        var rest = new CountingPictures(sound);
        await fixture.Extractor.ExtractAsync(card, rest);

        Assert.Contains("broken.jpg", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, rest.Reads);
    }

    [AssetsFact]
    public async Task Extract_Cancelled_StopsAndKeepsWhatWasDone()
    {
        using var fixture = new FeatureFixture(new() { BatchSize = 1, Threads = 1 });
        using var cancel = new CancellationTokenSource();
        var card = await fixture.CardAsync(Small);
        var pictures = new CountingPictures(fixture.Draw(20), index =>
        {
            if (index == 10)
            {
                cancel.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Extractor.ExtractAsync(card, pictures, null, cancel.Token));
        var again = new CountingPictures(fixture.Draw(20));
        await fixture.Extractor.ExtractAsync(card, again);

        Assert.Equal(11, pictures.Reads);
        Assert.Equal(10, again.Reads);
    }

    [AssetsFact]
    public async Task Extract_TwiceAtOnce_BothAreRight()
    {
        using var fixture = new FeatureFixture();
        var card = await fixture.CardAsync(Small);
        var pictures = fixture.Draw(40);

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => fixture.Extractor.ExtractAsync(card, pictures)));

        Assert.All(results, result => Assert.Equal(results[0].Values.ToArray(), result.Values.ToArray()));
    }

    [AssetsFact]
    public async Task SourceProbabilities_EveryBackbone_RowsSumToOne()
    {
        using var fixture = new FeatureFixture();
        var pictures = fixture.Photographs("flowers200.zip", 2);
        foreach (var entry in (await fixture.Backbones.Library.ListAsync()).Where(entry => entry.State == BackboneState.Available))
        {
            var probabilities = await fixture.Extractor.SourceProbabilitiesAsync(entry.Card!, pictures);

            Assert.Equal(entry.Card!.LogitsWidth, probabilities?.Columns);
            if (probabilities is null)
            {
                continue;
            }

            Assert.Equal(1, probabilities.Row(0).ToArray().Sum(), tolerance: 1e-3f);
            Assert.Equal(1, probabilities.Row(1).ToArray().Sum(), tolerance: 1e-3f);
        }
    }

    /// <summary>The card read literally, without any of the engine's own shortcuts.</summary>
    private static float[] Plainly(Preprocessing card, PictureFiles pictures, int row)
    {
        var bytes = new byte[1];
        var count = pictures.Read(row, ref bytes);
        var rgb = new byte[3 * card.Width * card.Height];
        PictureDecoder.DecodeFitted(bytes.AsSpan(0, count), PictureFit.CentreCrop(card.ShorterSide, card.Width, card.Height), rgb);
        var tensor = new float[rgb.Length];
        for (var i = 0; i < rgb.Length; i++)
        {
            var colour = card.Channels == ChannelOrder.Bgr ? 2 - (i % 3) : i % 3;
            tensor[(colour * rgb.Length / 3) + (i / 3)] = (float)((rgb[i] - card.Mean[colour]) / card.Deviation[colour]);
        }

        return tensor;
    }
}
