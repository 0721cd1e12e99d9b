using System.Security.Cryptography;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Backbones.Bundled;
using TransferLab.Engine.Transferability.Sources;
using TransferLab.Tests.Engine.Features;
using TransferLab.Tests.Support;
using TransferLab.Tests.Support.Probes;

namespace TransferLab.Tests.Engine.Backbones.Bundled;

public sealed class BundledBackboneTests
{
    [Theory]
    [InlineData(BundledBackbones.Photographs, 4_000_000)]
    [InlineData(BundledBackbones.Glyphs, 2_000_000)]
    public void File_BesideTheApp_IsTheOneOfItsCardAndSmall(string id, int largest)
    {
        var bytes = File.ReadAllBytes(Path.Combine(BundledBackbones.Folder, $"{id}.onnx"));
        var card = BackboneCatalog.BuiltIn.ById(id)!;

        Assert.Equal(card.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal(card.FileBytes, bytes.Length);
        Assert.InRange(bytes.Length, 1, largest);
    }

    [Theory]
    [InlineData(BundledBackbones.Photographs)]
    [InlineData(BundledBackbones.Glyphs)]
    public async Task Open_NoSettingsAndNothingFetched_GivesFeaturesAndAReference(string id)
    {
        using var fixture = new BackboneFixture();

        var entry = await fixture.Library.FindAsync(id, TestContext.Current.CancellationToken);
        using var backbone = await fixture.Library.OpenAsync(id, TestContext.Current.CancellationToken);
        var features = new float[backbone.FeatureWidth];
        backbone.Embed(new float[backbone.PictureLength], 1, features, TestContext.Current.CancellationToken);
        var reference = await new SourceReferenceStore(fixture.Data, fixture.Library).FindAsync(backbone.Card, TestContext.Current.CancellationToken);

        Assert.Equal(BackboneState.Available, entry!.State);
        Assert.All(features, value => Assert.True(float.IsFinite(value)));
        Assert.Equal(backbone.FeatureWidth, reference!.Width);
        Assert.InRange(reference.Count, 1000, 2000);
        Assert.NotEqual(reference.Name.En, reference.Name.Fr);
    }

    /// <summary>The protocol is that of the reference data's own README.</summary>
    [HeavyTheory]
    [InlineData("flowers200", 60)]
    [InlineData("trashnet", 65)]
    [InlineData("sign-digits", 88)]
    [InlineData("chest-xray", 94)]
    public async Task Photographs_LinearProbe_IsAtLeastAsGoodAsPromised(string dataset, double least)
    {
        await using var lab = new ProbeLab();

        var reached = await lab.MeasureAsync(BundledBackbones.Photographs, dataset, cancellationToken: TestContext.Current.CancellationToken);

        Assert.InRange(100 * reached.Mean, least, 100);
    }

    [HeavyFact]
    public async Task Glyphs_TwentyOneShotRuns_AreAtMostOneInFiveWrong()
    {
        using var fixture = new FeatureFixture();
        var runs = new OneShotRuns();

        var features = await fixture.Extractor.ExtractAsync(await fixture.CardAsync(BundledBackbones.Glyphs), runs.Pictures);

        Assert.InRange(runs.ErrorPercent(features), 0, 20);
    }
}
