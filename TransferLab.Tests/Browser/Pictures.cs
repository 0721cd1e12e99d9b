using TransferLab.Engine.Imaging;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Browser;

/// <summary>Small pictures that differ.</summary>
public static class Pictures
{
    public static byte[] Different(int seed) => PictureEncoder.Png(PictureFiles.Noise(40, 30, seed));
}
