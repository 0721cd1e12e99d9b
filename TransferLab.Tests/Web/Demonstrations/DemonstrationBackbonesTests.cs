using TransferLab.Engine.Backbones;
using TransferLab.Web.Demonstrations;

namespace TransferLab.Tests.Web.Demonstrations;

public sealed class DemonstrationBackbonesTests
{
    [Fact]
    public void Choose_TheBundledOneIsThere_TakesIt()
    {
        var chosen = DemonstrationBackbones.Choose(BackboneKind.Glyphs, [Card("small", 1, 70), Card("transferlab-glyphs", 9), Card("transferlab-photographs", 9)]);

        Assert.Equal("transferlab-glyphs", chosen?.Id);
    }

    [Fact]
    public void Choose_NoneBundled_TakesTheSmallestThatLearnedFromPhotographs()
    {
        var chosen = DemonstrationBackbones.Choose(BackboneKind.Photographs, [Card("tiny", 1), Card("large", 90, 80), Card("small", 5, 57)]);

        Assert.Equal("small", chosen?.Id);
    }

    [Fact]
    public void Choose_NothingOnTheShelf_IsNone() => Assert.Null(DemonstrationBackbones.Choose(BackboneKind.Photographs, []));

    private static BackboneCard Card(string id, long megabytes, double? imageNet = null) => new()
    {
        Id = id,
        Name = id,
        Architecture = "none",
        TrainedOn = new("pictures", "des images"),
        FileBytes = megabytes << 20,
        Sha256 = new('0', 64),
        Preprocessing = new(32, 32, 32, ChannelOrder.Rgb, [0, 0, 0], [1, 1, 1]),
        FeatureWidth = 8,
        Licence = "MIT",
        Source = "tests",
        ImageNetAccuracyPercent = imageNet,
    };
}
