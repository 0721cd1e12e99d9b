using CsCheck;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Features;

namespace TransferLab.Tests.Engine.Features;

public sealed class TensorFillerTests
{
    /// <summary>The fast way gives what the formula says, for any size, order, layout and range.</summary>
    [Fact]
    public void Fill_AnyPicture_IsTheFormula() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 23], Gen.Enum<ChannelOrder>(), Gen.Enum<InputLayout>(), Gen.Int[0, 1000]).Sample((height, width, order, layout, seed) =>
    {
        var random = new Random(seed);
        var channels = order == ChannelOrder.Grey ? 1 : 3;
        double[] mean = [.. Enumerable.Range(0, channels).Select(_ => random.NextDouble() * 200)];
        double[] deviation = [.. Enumerable.Range(0, channels).Select(_ => 1 + (random.NextDouble() * 200))];
        var preprocessing = new Preprocessing(width, height, Math.Max(width, height), order, mean, deviation);
        var rgb = new byte[3 * width * height];
        random.NextBytes(rgb);
        var tensor = new float[preprocessing.TensorLength];

        new TensorFiller(layout, preprocessing).Fill(rgb, tensor);

        for (var pixel = 0; pixel < width * height; pixel++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                double value = order switch
                {
                    ChannelOrder.Rgb => rgb[(3 * pixel) + channel],
                    ChannelOrder.Bgr => rgb[(3 * pixel) + 2 - channel],
                    _ => Math.Floor(((0.299 * rgb[3 * pixel]) + (0.587 * rgb[(3 * pixel) + 1]) + (0.114 * rgb[(3 * pixel) + 2])) + 0.5 + 1e-9),
                };
                var at = layout == InputLayout.Nchw || channels == 1 ? (channel * width * height) + pixel : (pixel * channels) + channel;
                Assert.Equal((value - mean[channel]) / deviation[channel], tensor[at], tolerance: 1e-3);
            }
        }
    }, iter: 300);
}
