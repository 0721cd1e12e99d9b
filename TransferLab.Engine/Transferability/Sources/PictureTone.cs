using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Transferability.Sources;

/// <summary>What a set of pictures looks like from far away: grey or coloured, light or dark, plain or busy.</summary>
/// <param name="GreyShare">Part of the pictures that have no colour, 0 to 1.</param>
/// <param name="Saturation">Mean difference between the strongest and the weakest colour of a pixel, 0 to 1.</param>
/// <param name="Brightness">Mean of all pixels, 0 to 1.</param>
/// <param name="Contrast">Mean standard deviation of a picture's luminance, 0 to 0.5.</param>
/// <param name="Busyness">Mean difference of neighbouring pixels' luminance at 32×32, 0 to 1.</param>
public sealed record PictureTone(double GreyShare, double Saturation, double Brightness, double Contrast, double Busyness)
{
    /// <summary>A JPEG of a grey picture is not grey to the last bit.</summary>
    private const double GreySaturation = 0.02;

    /// <param name="pixels">From <see cref="PixelFeatures"/>, one row per picture; at least one.</param>
    /// <remarks>Cost O(pictures·3072).</remarks>
    public static PictureTone Of(FeatureMatrix pixels)
    {
        ArgumentOutOfRangeException.ThrowIfZero(pixels.Rows);
        var sum = (Grey: 0.0, Saturation: 0.0, Brightness: 0.0, Contrast: 0.0, Busyness: 0.0);
        Span<double> luminance = stackalloc double[PixelFeatures.Side * PixelFeatures.Side];
        for (var row = 0; row < pixels.Rows; row++)
        {
            var saturation = Luminance(pixels.Row(row), luminance);
            var (mean, deviation) = Moments(luminance);
            sum.Grey += saturation < GreySaturation ? 1 : 0;
            sum.Saturation += saturation;
            sum.Brightness += mean;
            sum.Contrast += deviation;
            sum.Busyness += Differences(luminance);
        }

        var n = pixels.Rows;
        return new(sum.Grey / n, sum.Saturation / n, sum.Brightness / n, sum.Contrast / n, sum.Busyness / n);
    }

    private static double Luminance(ReadOnlySpan<float> rgb, Span<double> luminance)
    {
        var saturation = 0.0;
        for (var i = 0; i < luminance.Length; i++)
        {
            var (r, g, b) = (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]);
            luminance[i] = (0.299 * r) + (0.587 * g) + (0.114 * b);
            saturation += Math.Max(r, Math.Max(g, b)) - Math.Min(r, Math.Min(g, b));
        }

        return saturation / luminance.Length;
    }

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<double> values)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
        {
            sum += value;
            squares += value * value;
        }

        var mean = sum / values.Length;
        return (mean, Math.Sqrt(Math.Max(0, (squares / values.Length) - (mean * mean))));
    }

    private static double Differences(ReadOnlySpan<double> luminance)
    {
        const int side = PixelFeatures.Side;
        var sum = 0.0;
        for (var y = 0; y < side; y++)
        {
            for (var x = 1; x < side; x++)
            {
                sum += Math.Abs(luminance[(y * side) + x] - luminance[(y * side) + x - 1]);
                sum += Math.Abs(luminance[(x * side) + y] - luminance[((x - 1) * side) + y]);
            }
        }

        return sum / (2 * side * (side - 1));
    }
}
