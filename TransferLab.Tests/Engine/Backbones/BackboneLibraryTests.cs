using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Backbones;

public sealed class BackboneLibraryTests
{
    [AssetsFact]
    public async Task List_FolderOfKnownFiles_AllAreAvailableWithCards()
    {
        using var fixture = BackboneFixture.WithAssets();

        var entries = await fixture.Library.ListAsync();

        var here = entries.Where(entry => entry.State == BackboneState.Available).ToList();
        Assert.Equal(12, here.Count);
        Assert.All(here, entry => Assert.NotEmpty(entry.Card!.Licence));
        Assert.Contains(entries, entry => entry is { Id: "resnet50-v2-7", State: BackboneState.Downloadable });
        Assert.DoesNotContain(entries, entry => entry.State == BackboneState.NeedsLook);
    }

    [AssetsFact]
    public async Task Import_UnknownFile_IsTriedElsewhereAndStored()
    {
        using var fixture = new BackboneFixture();
        var file = fixture.Folder["mine.onnx"];
        var bytes = await File.ReadAllBytesAsync(Assets.Backbone("mobilenetv1-0.25-96-vww.onnx"));
        // A doc string at the end makes another file of the same network.
        await File.WriteAllBytesAsync(file, [.. bytes, 0x32, 0x02, (byte)'h', (byte)'i']);

        var inspection = await fixture.Library.InspectAsync(file);
        var card = await fixture.Library.ImportAsync(inspection, new()
        {
            Id = inspection.SuggestedId,
            Name = "Mine",
            Preprocessing = new(96, 96, 96, ChannelOrder.Rgb, [0, 0, 0], [255, 255, 255]),
        });
        using var backbone = await fixture.Library.OpenAsync(card.Id);

        Assert.Equal([BackboneQuestion.ValueRange, BackboneQuestion.ChannelOrder], inspection.Questions);
        Assert.Equal((256, 2), (backbone.FeatureWidth, backbone.ClassCount));
        Assert.True(File.Exists(Path.Combine(fixture.Data.Backbones, "mine.onnx")));
    }

    [Fact]
    public async Task Open_NotThere_SaysWhatToDo()
    {
        using var fixture = new BackboneFixture();

        var error = await Assert.ThrowsAsync<TransferLabException>(() => fixture.Library.OpenAsync("resnet18-v1-7"));

        Assert.Equal("The backbone resnet18-v1-7 is not on this machine yet. Download it first.", error.Message);
    }
}
