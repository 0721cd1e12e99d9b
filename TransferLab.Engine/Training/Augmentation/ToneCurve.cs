namespace TransferLab.Engine.Training.Augmentation;

/// <summary>Changes every value of a channel by a table of 256.</summary>
internal static class ToneCurve
{
    /// <summary>Keeps only the highest bits of each value.</summary>
    public static void Posterise(Span<byte> rgb, int bits)
    {
        var mask = (byte)(0xFF << (8 - bits));
        foreach (ref var value in rgb)
        {
            value &= mask;
        }
    }

    /// <summary>Inverts the values from a threshold on.</summary>
    public static void Solarise(Span<byte> rgb, int threshold)
    {
        foreach (ref var value in rgb)
        {
            value = value >= threshold ? (byte)(255 - value) : value;
        }
    }

    /// <summary>Stretches each channel to the whole range.</summary>
    public static void StretchContrast(Span<byte> rgb)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            var counts = Count(rgb, channel);
            var (low, high) = (Array.FindIndex(counts, count => count > 0), Array.FindLastIndex(counts, count => count > 0));
            if (high > low)
            {
                Map(rgb, channel, value => (value - low) * 255 / (high - low));
            }
        }
    }

    /// <summary>Makes all values of each channel about equally frequent.</summary>
    public static void Equalise(Span<byte> rgb)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            var counts = Count(rgb, channel);
            var below = new int[256];
            for (var value = 1; value < 256; value++)
            {
                below[value] = below[value - 1] + counts[value - 1];
            }

            var most = rgb.Length / 3 - counts[Array.FindLastIndex(counts, count => count > 0)];
            if (most > 0)
            {
                Map(rgb, channel, value => (int)(below[value] * 255L / most));
            }
        }
    }

    private static int[] Count(ReadOnlySpan<byte> rgb, int channel)
    {
        var counts = new int[256];
        for (var i = channel; i < rgb.Length; i += 3)
        {
            counts[rgb[i]]++;
        }

        return counts;
    }

    private static void Map(Span<byte> rgb, int channel, Func<int, int> curve)
    {
        Span<byte> table = stackalloc byte[256];
        for (var value = 0; value < 256; value++)
        {
            table[value] = (byte)Math.Clamp(curve(value), 0, 255);
        }

        for (var i = channel; i < rgb.Length; i += 3)
        {
            rgb[i] = table[rgb[i]];
        }
    }
}
