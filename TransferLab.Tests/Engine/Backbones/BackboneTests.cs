using TransferLab.Engine.Backbones;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Backbones;

public sealed class BackboneTests
{
    private const string Id = "mobilenetv1-0.25-96-vww";

    [AssetsFact]
    public async Task Embed_StoppedInTheMiddle_EndsWithCancellation()
    {
        using var fixture = BackboneFixture.WithAssets();
        using var backbone = await fixture.Library.OpenAsync("squeezenet1.1-224-imagenet");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        const int Count = 256;
        var (pictures, features) = (new float[Count * backbone.PictureLength], new float[Count * backbone.FeatureWidth]);

        Assert.Throws<OperationCanceledException>(() => backbone.Embed(pictures, Count, features, stop.Token));
    }

    [AssetsFact]
    public async Task Dispose_OneOfTwoUsers_LeavesTheOtherWorking()
    {
        using var fixture = BackboneFixture.WithAssets();
        var first = await fixture.Library.OpenAsync(Id);
        using var second = await fixture.Library.OpenAsync(Id);

        first.Dispose();
        first.Dispose();
        second.Embed(new float[second.PictureLength], 1, new float[second.FeatureWidth], CancellationToken.None);

        Assert.Throws<ObjectDisposedException>(() => first.Embed(new float[1], 1, new float[1], CancellationToken.None));
    }

    [AssetsFact]
    public async Task Open_ManyAtOnce_AllWorkAndAgree()
    {
        using var fixture = BackboneFixture.WithAssets();
        var rows = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            using var backbone = await fixture.Library.OpenAsync(Id);
            var features = new float[backbone.FeatureWidth];
            backbone.Embed(Enumerable.Range(0, backbone.PictureLength).Select(i => MathF.Sin(i)).ToArray(), 1, features, CancellationToken.None);
            return features;
        })));

        Assert.All(rows, row => Assert.Equal(rows[0], row));
    }

    /// <summary>What the cache relies on: a picture's features do not depend on the batch that it is in, not even in the last bit.</summary>
    [AssetsTheory]
    [InlineData("mobilenetv1-0.25-224-imagenet-float")]
    [InlineData("shufflenet-v2-12-int8")]
    [InlineData("SqueezeNet_fp16")]
    public async Task Embed_AnyBatch_SameToTheBit(string id)
    {
        using var fixture = BackboneFixture.WithAssets();
        using var backbone = await fixture.Library.OpenAsync(id);
        var random = new Random(1);
        var pictures = Enumerable.Range(0, 8 * backbone.PictureLength).Select(_ => (random.NextSingle() * 4) - 2).ToArray();

        var together = Embed(backbone, pictures, 8);

        Assert.Equal(together, Embed(backbone, pictures, 1));
        Assert.Equal(together, Embed(backbone, pictures, 3));
    }

    private static float[] Embed(Backbone backbone, float[] pictures, int size)
    {
        var rows = new float[8 * backbone.FeatureWidth];
        for (var first = 0; first < 8; first += size)
        {
            backbone.Embed(pictures.AsMemory(first * backbone.PictureLength), Math.Min(size, 8 - first), rows.AsMemory(first * backbone.FeatureWidth), CancellationToken.None);
        }

        return rows;
    }
}
