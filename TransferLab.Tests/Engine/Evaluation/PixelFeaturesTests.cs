using TransferLab.Engine;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Imaging;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Evaluation;

public sealed class PixelFeaturesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Extract_PictureThatIsGone_SaysSoInWords()
    {
        var error = Assert.Throws<TransferLabException>(() => PixelFeatures.Extract(new TransferLab.Engine.Features.PictureFiles([(folder["gone.png"], new('0', 64), "cats/gone.png")])));

        Assert.Contains("cats/gone.png", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_PictureBeyondTheConfiguredLimit_IsRefused()
    {
        File.WriteAllBytes(folder["a.png"], PictureEncoder.Png(TransferLab.Tests.Support.PictureFiles.Noise(20, 20, seed: 1)));
        (string, string, string)[] files = [(folder["a.png"], new('0', 64), "a.png")];

        Assert.Equal(1, PixelFeatures.Extract(new TransferLab.Engine.Features.PictureFiles(files) { MaximumPixels = 400 }).Rows);
        Assert.Throws<TransferLabException>(() => PixelFeatures.Extract(new TransferLab.Engine.Features.PictureFiles(files) { MaximumPixels = 399 }));
    }
}
