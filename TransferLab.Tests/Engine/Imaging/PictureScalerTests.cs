using CsCheck;
using TransferLab.Engine.Imaging;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Imaging;

public sealed class PictureScalerTests
{
    [Fact]
    public void Resample_HalfSize_AveragesWithATriangle()
    {
        // One row 0 0 0 240 0 0 0 0 halved: centres at 1, 3, 5, 7, radius 2; the bright pixel (centre 3.5) weighs 3/8 at 3 and 1/8 at 5.
        var picture = PictureFiles.Draw(8, 1, (x, _) => x == 3 ? (240, 240, 240) : (0, 0, 0));

        var half = PictureScaler.Resample(picture, new(0, 0, 8, 1), 4, 1);

        Assert.Equal([0, 90, 30, 0], half.Rgb.Where((_, i) => i % 3 == 0).Select(value => (int)value));
    }

    [Fact]
    public void Resample_DoubleSize_InterpolatesBetweenPixelCentres()
    {
        var picture = PictureFiles.Draw(2, 1, (x, _) => (200 * x, 200 * x, 200 * x));

        var wide = PictureScaler.Resample(picture, new(0, 0, 2, 1), 4, 1);

        Assert.Equal([0, 50, 150, 200], wide.Rgb.Where((_, i) => i % 3 == 0).Select(value => (int)value));
    }

    [Fact]
    public void Resample_SameSize_IsTheSamePicture()
    {
        var picture = PictureFiles.Noise(37, 23, seed: 5);

        Assert.Equal(picture.Rgb, PictureScaler.Resample(picture, new(0, 0, 37, 23), 37, 23).Rgb);
    }

    [Fact]
    public void Resample_AnySizes_StaysWithinTheColoursThereAre()
    {
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[0, 1000]).Sample((width, height, toWidth, toHeight, seed) =>
        {
            var picture = PictureFiles.Noise(width, height, seed);

            var other = PictureScaler.Resample(picture, new(0, 0, width, height), toWidth, toHeight);

            // One grey level for rounding.
            Assert.InRange(other.Rgb.Min(), picture.Rgb.Min() - 1, 255);
            Assert.InRange(other.Rgb.Max(), 0, picture.Rgb.Max() + 1);
        });
    }

    [Fact]
    public void Resample_RegionBeyondTheEdge_RepeatsTheOutermostPixels()
    {
        var picture = PictureFiles.Draw(4, 4, (_, _) => (10, 20, 30));

        var other = PictureScaler.Resample(picture, new(-3, -3, 10, 10), 5, 5);

        Assert.All(Enumerable.Range(0, 25), i => Assert.Equal((10, 20, 30), (other.Rgb[3 * i], other.Rgb[(3 * i) + 1], other.Rgb[(3 * i) + 2])));
    }

    [Fact]
    public void RegionOf_CentreCrop_IsWhereTorchvisionCutsIt()
    {
        var region = PictureFit.CentreCrop(shorterSide: 256, width: 224, height: 224).RegionOf(500, 375);

        // 500×375 becomes 341×256; the crop begins at 58.5, rounded to the even 58, and at 16.
        var (stepX, stepY) = (500 / 341.0, 375 / 256.0);
        Assert.Equal(58 * stepX, region.X, tolerance: 1e-9);
        Assert.Equal(16 * stepY, region.Y, tolerance: 1e-9);
        Assert.Equal(224 * stepX, region.Width, tolerance: 1e-9);
        Assert.Equal(224 * stepY, region.Height, tolerance: 1e-9);
    }

    [Fact]
    public void RegionOf_AnySize_LiesWithinThePicture() =>
        Gen.Select(Gen.Int[1, 120_000_000], Gen.Int[1, 120_000_000], Gen.Int[1, 512]).Sample((width, height, side) =>
        {
            var region = PictureFit.CentreCrop(side, side, Math.Max(1, side / 2)).RegionOf(width, height);

            Assert.InRange(region.X, 0, width);
            Assert.InRange(region.Y, 0, height);
            Assert.InRange(region.X + region.Width, 0, width * (1 + 1e-9));
            Assert.InRange(region.Y + region.Height, 0, height * (1 + 1e-9));
        });

    [Fact]
    public void Within_SmallerPicture_IsLeftAlone()
    {
        var picture = PictureFiles.Quarters;

        Assert.Same(picture, PictureScaler.Within(picture, longestSide: 64));
        Assert.Equal((16, 8), (PictureScaler.Within(picture, 16).Width, PictureScaler.Within(picture, 16).Height));
    }
}
