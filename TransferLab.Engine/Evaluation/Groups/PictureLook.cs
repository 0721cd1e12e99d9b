using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>What can be told of pictures from far away; each a part of the pictures, 0 to 1.</summary>
/// <param name="Grey">Without colour.</param>
/// <param name="Drawn">Few tones on a plain ground.</param>
/// <param name="Dark">Mean brightness below a quarter.</param>
/// <param name="Long">Longer than 3:2.</param>
/// <param name="Small">With a shorter side below what the network looks at.</param>
internal sealed record PictureLook(double Grey, double Drawn, double Dark, double Long, double Small)
{
    /// <summary>A JPEG of a grey picture is not grey to the last bit.</summary>
    private const double GreySaturation = 0.02;

    private const double DarkBelow = 0.25;

    /// <summary>Photographs seldom have half of their pixels within a few levels of one tone; of drawings the paper alone is more.</summary>
    private const double PlainGround = 0.6;

    private const float SameTone = 0.06f;

    /// <param name="pixels">Of the pictures, from <see cref="PixelFeatures"/>.</param>
    /// <param name="side">Of the pictures that the network looks at.</param>
    public static PictureLook Of(FeatureMatrix pixels, IReadOnlyList<Example> examples, int side)
    {
        double Share(Func<int, bool> has) => Enumerable.Range(0, pixels.Rows).Count(has) / (double)pixels.Rows;
        return new(
            Share(row => Saturation(pixels.Row(row)) < GreySaturation),
            Share(row => Ground(pixels.Row(row)) > PlainGround),
            Share(row => System.Numerics.Tensors.TensorPrimitives.Sum(pixels.Row(row)) / pixels.Columns < DarkBelow),
            CardConcerns.LongShare(examples),
            examples.Count(example => Math.Min(example.Width, example.Height) < side) / (double)examples.Count);
    }

    private static double Saturation(ReadOnlySpan<float> rgb)
    {
        var sum = 0.0;
        for (var i = 0; i < rgb.Length; i += 3)
        {
            sum += Math.Max(rgb[i], Math.Max(rgb[i + 1], rgb[i + 2])) - Math.Min(rgb[i], Math.Min(rgb[i + 1], rgb[i + 2]));
        }

        return 3 * sum / rgb.Length;
    }

    /// <summary>Part of the pixels that have the picture's most frequent tone, give or take a little.</summary>
    private static double Ground(ReadOnlySpan<float> rgb)
    {
        Span<float> tones = stackalloc float[rgb.Length / 3];
        for (var i = 0; i < tones.Length; i++)
        {
            tones[i] = ((0.299f * rgb[3 * i]) + (0.587f * rgb[(3 * i) + 1])) + (0.114f * rgb[(3 * i) + 2]);
        }

        tones.Sort();
        var (most, first) = (0, 0);
        for (var last = 0; last < tones.Length; last++)
        {
            while (tones[last] - tones[first] > SameTone)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return (double)most / tones.Length;
    }
}
