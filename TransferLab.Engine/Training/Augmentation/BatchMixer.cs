using System.Numerics.Tensors;

namespace TransferLab.Engine.Training.Augmentation;

/// <summary>Blends the examples of a batch, and their labels, in pairs.</summary>
/// <remarks>Sources: Zhang et al., "mixup", ICLR 2018; Yun et al., "CutMix", ICCV 2019.</remarks>
internal static class BatchMixer
{
    /// <param name="inputs">Shape (count, channels, height, width); changed in place.</param>
    /// <param name="targets">Shape (count, classes), each row sums to 1; changed in place.</param>
    public static void Mix(AugmentationOptions options, Random random, BatchShape shape, Span<float> inputs, Span<float> targets)
    {
        var cut = options.CutMix > 0 && (options.Mixup <= 0 || random.Next(2) == 0);
        if (shape.Count < 2 || (options.CutMix <= 0 && options.Mixup <= 0))
        {
            return;
        }

        // Partner of i is i + shift around the batch; the originals are kept aside, since partners change too.
        var shift = random.Next(1, shape.Count);
        var (originals, labels) = (inputs.ToArray(), targets.ToArray());
        var share = Beta(random, cut ? options.CutMix : options.Mixup);
        var box = cut ? CutBox.Draw(random, shape.Width, shape.Height, 1 - share) : default;
        var kept = cut ? 1 - box.Fraction(shape.Width, shape.Height) : share;
        for (var i = 0; i < shape.Count; i++)
        {
            var partner = (i + shift) % shape.Count;
            var mine = inputs.Slice(i * shape.Length, shape.Length);
            var other = originals.AsSpan(partner * shape.Length, shape.Length);
            if (cut)
            {
                Paste(shape, box, other, mine);
            }
            else
            {
                Blend(mine, other, kept);
            }

            Blend(targets.Slice(i * shape.Classes, shape.Classes), labels.AsSpan(partner * shape.Classes, shape.Classes), kept);
        }
    }

    private static void Blend(Span<float> mine, ReadOnlySpan<float> other, double kept)
    {
        TensorPrimitives.Multiply(mine, (float)kept, mine);
        TensorPrimitives.MultiplyAdd(other, (float)(1 - kept), mine, mine);
    }

    private static void Paste(BatchShape shape, CutBox box, ReadOnlySpan<float> other, Span<float> mine)
    {
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            for (var y = box.Top; y < box.Bottom; y++)
            {
                var at = ((((channel * shape.Height) + y) * shape.Width) + box.Left) * shape.PixelLength;
                other.Slice(at, (box.Right - box.Left) * shape.PixelLength).CopyTo(mine[at..]);
            }
        }
    }

    /// <summary>A draw of the symmetric beta distribution (Jöhnk's method; in logarithms, since powers of small values vanish).</summary>
    private static double Beta(Random random, double alpha)
    {
        while (true)
        {
            var x = Math.Log(1 - random.NextDouble()) / alpha;
            var y = Math.Log(1 - random.NextDouble()) / alpha;
            if (Math.Max(x, y) + Math.Log(1 + Math.Exp(-Math.Abs(x - y))) <= 0)
            {
                return 1 / (1 + Math.Exp(y - x));
            }
        }
    }
}
