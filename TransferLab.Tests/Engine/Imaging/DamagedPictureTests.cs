using CsCheck;
using TransferLab.Engine;
using TransferLab.Engine.Imaging;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Imaging;

/// <summary>Whatever happened to a file on its way here, it ends in a picture or in a message.</summary>
public sealed class DamagedPictureTests
{
    private static readonly byte[][] Whole =
    [
        PictureEncoder.Jpeg(PictureFiles.Noise(90, 60, seed: 1)),
        PictureFiles.WithOrientation(PictureFiles.Jpeg(), orientation: 7),
        PictureFiles.CmykJpeg,
        PictureEncoder.Png(PictureFiles.Noise(40, 30, seed: 2)),
        PictureFiles.Png(9, 5, bitDepth: 16, colourType: 6, y => [.. Enumerable.Range(0, 72).Select(x => (byte)(x * y))]),
        PictureFiles.PalettePngWithTransparency,
        PictureFiles.AnimatedGif,
        PictureFiles.AnimatedWebP,
        PictureFiles.LosslessWebP,
        PictureFiles.Bmp(PictureFiles.Quarters),
    ];

    [Fact]
    public void Verify_AnyDamage_IsSurvived() =>
        Damage.Of(Whole).Sample(Survives, iter: 3000);

    [HeavyFact]
    public void Verify_AnyDamageToRealPhotographs_IsSurvived()
    {
        using var archive = System.IO.Compression.ZipFile.OpenRead(Assets.Data("sign-digits.zip"));
        var files = archive.Entries.Where(entry => entry.Length > 0).Take(40).Select(Read).ToArray();

        Damage.Of(files).Sample(Survives, iter: 5000);
    }

    [Fact]
    public void Verify_CutAnywhere_IsNeverTakenForWhole()
    {
        var file = PictureEncoder.Png(PictureFiles.Noise(40, 30, seed: 3));

        // The last twelve bytes only say that the file ends.
        Assert.All(Enumerable.Range(0, file.Length - 20), length => Assert.Throws<TransferLabException>(() => PictureDecoder.Verify(file.AsSpan(0, length))));
    }

    private static void Survives(byte[] file)
    {
        try
        {
            var info = PictureDecoder.Verify(file, maximumPixels: 4_000_000);
            var picture = PictureDecoder.Decode(file, maximumPixels: 4_000_000);
            Assert.Equal((info.Width, info.Height), (picture.Width, picture.Height));
        }
        catch (TransferLabException)
        {
            // Refused with a reason.
        }
    }

    private static byte[] Read(System.IO.Compression.ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
