using CsCheck;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Pictures;

namespace TransferLab.Tests.Engine.Training.Pictures;

public sealed class TensorWriterTests
{
    [Fact]
    public void Write_AnySizeOrderAndLayout_AgreesWithTheFormulaPixelByPixel()
    {
        var sizes = Gen.Select(Gen.Int[1, 40], Gen.Int[1, 12]);

        Gen.Select(sizes, Gen.Enum<ChannelOrder>(), Gen.Enum<InputLayout>(), Gen.Bool).Sample((size, order, layout, mirrored) =>
        {
            var (width, height) = size;
            double[] mean = order is ChannelOrder.Grey ? [100] : [103.94, 116.78, 123.68];
            double[] deviation = order is ChannelOrder.Grey ? [-50] : [1, 58, 127.5];
            var rgb = new byte[3 * width * height];
            new Random(width + (100 * height)).NextBytes(rgb);
            var tensor = new float[mean.Length * width * height];

            new TensorWriter(new(width, height, Math.Max(width, height), order, mean, deviation), layout)
                .Write(rgb, ColourTransform.Identity, mirrored, tensor);

            for (var i = 0; i < tensor.Length; i++)
            {
                var (channel, pixel) = layout is InputLayout.Nchw ? (i / (width * height), i % (width * height)) : (i % mean.Length, i / mean.Length);
                var (x, y) = (pixel % width, pixel / width);
                var at = 3 * ((y * width) + (mirrored ? width - 1 - x : x));
                var value = order switch
                {
                    ChannelOrder.Grey => (0.299 * rgb[at]) + (0.587 * rgb[at + 1]) + (0.114 * rgb[at + 2]),
                    ChannelOrder.Bgr => rgb[at + 2 - channel],
                    _ => rgb[at + channel],
                };
                Assert.Equal((value - mean[channel]) / deviation[channel], tensor[i], 1e-3);
            }
        });
    }

    [Fact]
    public void Apply_SaturationZero_MakesEveryPixelItsLuminance()
    {
        float[] planes = [200, 10, 30, 100, 250, 0];

        ColourTransform.Saturation(0).Apply(planes);

        Assert.Equal((0.299 * 200) + (0.587 * 30) + (0.114 * 250), planes[0], 1e-3);
        Assert.Equal([planes[0], planes[1]], planes[2..4]);
        Assert.Equal([planes[0], planes[1]], planes[4..6]);
    }

    [Fact]
    public void Then_AnyTwoChanges_IsTheOneAfterTheOther()
    {
        var change = Gen.Select(Gen.Float[-0.2f, 0.2f], Gen.Float[-0.2f, 0.2f], Gen.Float[-0.5f, 0.5f], (contrast, saturation, hue) =>
            ColourTransform.Contrast(1 + contrast, 120).Then(ColourTransform.Saturation(1 + saturation)).Then(ColourTransform.Hue(hue)));

        Gen.Select(change, change, Gen.Float[60, 180].Array[3 * 21]).Sample((first, second, colours) =>
        {
            var (one, both) = ((float[])colours.Clone(), (float[])colours.Clone());
            first.Apply(one);
            // Values at the edge are cut off in between, which the product does not do.
            if (one.Any(value => value is 0 or 255))
            {
                return;
            }

            second.Apply(one);
            first.Then(second).Apply(both);
            Assert.All(one.Zip(both), pair => Assert.Equal(pair.First, pair.Second, 0.01f));
        });
    }
}
