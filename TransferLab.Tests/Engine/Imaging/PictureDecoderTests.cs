using TransferLab.Engine;
using TransferLab.Engine.Imaging;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Imaging;

public sealed class PictureDecoderTests
{
    public static TheoryData<string> Formats => [.. Files.Keys];

    private static Dictionary<string, (byte[] File, PictureFormat Format, int Tolerance)> Files => new()
    {
        ["JPEG"] = (PictureFiles.Jpeg(), PictureFormat.Jpeg, 25),
        ["CMYK JPEG"] = (PictureFiles.CmykJpeg, PictureFormat.Jpeg, 25),
        ["PNG"] = (PictureFiles.Png(), PictureFormat.Png, 0),
        ["lossless WebP"] = (PictureFiles.LosslessWebP, PictureFormat.WebP, 0),
        ["animated WebP"] = (PictureFiles.AnimatedWebP, PictureFormat.WebP, 25),
        ["animated GIF"] = (PictureFiles.AnimatedGif, PictureFormat.Gif, 60),
        ["BMP"] = (PictureFiles.Bmp(PictureFiles.Quarters), PictureFormat.Bmp, 0),
    };

    [Theory, MemberData(nameof(Formats))]
    public void Decode_EveryFormat_HasTheQuartersInPlace(string name)
    {
        var (file, format, tolerance) = Files[name];

        var picture = PictureDecoder.Decode(file);

        Assert.Equal(new PictureInfo(format, PictureFiles.Width, PictureFiles.Height), PictureDecoder.Identify(file));
        AssertQuarters(picture, tolerance);
    }

    [Theory]
    [InlineData(1, "red green blue grey")]
    [InlineData(2, "green red grey blue")]
    [InlineData(3, "grey blue green red")]
    [InlineData(4, "blue grey red green")]
    [InlineData(5, "red blue green grey")]
    [InlineData(6, "blue red grey green")]
    [InlineData(7, "grey green blue red")]
    [InlineData(8, "green grey red blue")]
    public void Decode_CameraHeldInAnyWay_IsUpright(int orientation, string quarters)
    {
        var file = PictureFiles.WithOrientation(PictureFiles.Jpeg(), orientation);

        var picture = PictureDecoder.Decode(file);

        var (width, height) = orientation >= 5 ? (PictureFiles.Height, PictureFiles.Width) : (PictureFiles.Width, PictureFiles.Height);
        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.Equal(new PictureInfo(PictureFormat.Jpeg, width, height), PictureDecoder.Identify(file));
        Assert.Equal(quarters, string.Join(' ', Corners(picture).Select(ColourName)));
    }

    [Fact]
    public void DecodeFitted_CameraHeldUpright_EqualsFittingTheTurnedPicture()
    {
        var fit = PictureFit.CentreCrop(shorterSide: 16, width: 12, height: 10);
        var file = PictureFiles.WithOrientation(PictureFiles.Jpeg(), orientation: 6);
        var rgb = new byte[3 * 12 * 10];

        PictureDecoder.DecodeFitted(file, fit, rgb);

        Assert.Equal(PictureScaler.Fit(PictureDecoder.Decode(file), fit).Rgb, rgb);
    }

    [Fact]
    public void Decode_HalfTransparentBlack_IsGreyOnWhite()
    {
        var file = PictureFiles.Png(2, 1, bitDepth: 8, colourType: 6, _ => [0, 0, 0, 128, 9, 9, 9, 0]);

        var picture = PictureDecoder.Decode(file);

        Assert.Equal([127, 127, 127, 255, 255, 255], picture.Rgb);
    }

    [Fact]
    public void Decode_TransparentPaletteEntry_IsWhite()
    {
        var picture = PictureDecoder.Decode(PictureFiles.PalettePngWithTransparency);

        Assert.Equal((255, 255, 255), At(picture, PictureFiles.Width - 2, PictureFiles.Height - 2));
        Assert.Equal((200, 30, 30), At(picture, 1, 1));
    }

    [Fact]
    public void Decode_SixteenBitsAChannel_KeepsTheUpperEight()
    {
        var file = PictureFiles.Png(2, 1, bitDepth: 16, colourType: 2, _ => [200, 0, 30, 0, 30, 0, 0, 0, 0, 0, 255, 255]);

        Assert.Equal([200, 30, 30, 0, 0, 255], PictureDecoder.Decode(file).Rgb);
    }

    [Theory]
    [InlineData(1, new byte[] { 0b0100_0000 }, new byte[] { 0, 255 })]
    [InlineData(8, new byte[] { 17, 99 }, new byte[] { 17, 99 })]
    [InlineData(16, new byte[] { 17, 17, 99, 99 }, new byte[] { 17, 99 })]
    public void Decode_Grey_HasThreeEqualChannels(int bitDepth, byte[] row, byte[] expected)
    {
        var file = PictureFiles.Png(2, 1, bitDepth, colourType: 0, _ => row);

        Assert.Equal([expected[0], expected[0], expected[0], expected[1], expected[1], expected[1]], PictureDecoder.Decode(file).Rgb);
    }

    [Theory]
    [InlineData(800, 750)]
    [InlineData(256, 282)]
    [InlineData(100, 188)]
    [InlineData(1, 94)]
    public void Decode_JpegWithShorterSide_IsReducedInEighthsButNotBelowIt(int shorterSide, int height)
    {
        var file = PictureEncoder.Jpeg(PictureFiles.Noise(1000, 750, seed: 1));

        var picture = PictureDecoder.Decode(file, shorterSide);

        Assert.Equal(height, picture.Height);
        Assert.Equal(1000.0 / 750, (double)picture.Width / picture.Height, tolerance: 0.02);
    }

    [Fact]
    public void DecodeFitted_ReducedJpeg_LooksAsIfDecodedWhole()
    {
        var file = PictureEncoder.Jpeg(PictureFiles.Noise(1000, 750, seed: 2), quality: 95);
        var fit = PictureFit.CentreCrop(shorterSide: 256, width: 224, height: 224);
        var rgb = new byte[3 * 224 * 224];

        PictureDecoder.DecodeFitted(file, fit, rgb);

        var whole = PictureScaler.Fit(PictureDecoder.Decode(file), fit).Rgb;
        Assert.True(rgb.Zip(whole, (a, b) => Math.Abs(a - b)).Average() < 1, "Mean difference of a grey level or more.");
    }

    [Fact]
    public void Decode_SixtyThousandSquare_IsRefusedFromItsHeader()
    {
        var file = PictureFiles.Png(60_000, 60_000, bitDepth: 8, colourType: 2, _ => new byte[180_000], rowsWritten: 1);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var error = Assert.Throws<TransferLabException>(() => PictureDecoder.Decode(file));

        Assert.Contains("60000×60000", error.Message, StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 10_000_000);
    }

    [Theory, MemberData(nameof(Formats))]
    public void Verify_CutOff_SaysSo(string name)
    {
        var (file, _, _) = Files[name];
        var cut = file[..(file.Length * 2 / 3)];

        if (name.StartsWith("animated", StringComparison.Ordinal))
        {
            // The first frame may be whole.
            cut = file[..(file.Length / 4)];
        }

        Assert.Throws<TransferLabException>(() => PictureDecoder.Verify(cut));
    }

    [Fact]
    public void Verify_TruncatedPhotograph_NamesWhatIsWrong()
    {
        var file = PictureEncoder.Jpeg(PictureFiles.Noise(400, 300, seed: 3));

        var error = Assert.Throws<TransferLabException>(() => PictureDecoder.Verify(file.AsSpan(0, file.Length / 2)));

        Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("this is not a picture", "not a picture")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("II*\0....", "TIFF")]
    [InlineData("....ftypheic", "HEIC")]
    [InlineData("....ftypavif", "AVIF")]
    [InlineData("<?xml version='1.0'?><svg>", "SVG")]
    public void Identify_SomethingElse_IsNamed(string content, string expected)
    {
        var error = Assert.Throws<TransferLabException>(() => PictureDecoder.Identify(System.Text.Encoding.Latin1.GetBytes(content)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static void AssertQuarters(Picture picture, int tolerance)
    {
        var expected = Corners(PictureFiles.Quarters);
        foreach (var (actual, wanted) in Corners(picture).Zip(expected))
        {
            Assert.InRange(Math.Abs(actual.R - wanted.R), 0, tolerance);
            Assert.InRange(Math.Abs(actual.G - wanted.G), 0, tolerance);
            Assert.InRange(Math.Abs(actual.B - wanted.B), 0, tolerance);
        }
    }

    private static (int R, int G, int B)[] Corners(Picture picture) =>
        [At(picture, 3, 3), At(picture, picture.Width - 4, 3), At(picture, 3, picture.Height - 4), At(picture, picture.Width - 4, picture.Height - 4)];

    private static (int R, int G, int B) At(Picture picture, int x, int y)
    {
        var at = 3 * ((y * picture.Width) + x);
        return (picture.Rgb[at], picture.Rgb[at + 1], picture.Rgb[at + 2]);
    }

    private static string ColourName((int R, int G, int B) colour) => colour switch
    {
        ( > 150, < 100, < 100) => "red",
        ( < 100, > 120, < 100) => "green",
        ( < 100, < 100, > 150) => "blue",
        _ => "grey",
    };
}
