using System.Buffers;

namespace TransferLab.Engine.Imaging;

/// <summary>For each result pixel along one axis, the source pixels that it is made of and how much each counts.</summary>
internal sealed class FilterWeights : IDisposable
{
    private readonly int taps;
    private readonly int[] first;
    private readonly int[] count;
    private readonly float[] weights;

    private FilterWeights(int size, int taps)
    {
        this.taps = taps;
        first = ArrayPool<int>.Shared.Rent(size);
        count = ArrayPool<int>.Shared.Rent(size);
        weights = ArrayPool<float>.Shared.Rent(checked(size * taps));
    }

    public int LowestSource { get; private set; }

    /// <summary>One past the last source pixel in use.</summary>
    public int HighestSource { get; private set; }

    /// <summary>A triangle two source pixels wide, or two result pixels where these are larger.</summary>
    /// <param name="sourceSize">Pixels there are.</param>
    /// <param name="start">Where the wanted region begins, in source pixels.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="size">Result pixels to make of it.</param>
    public static FilterWeights Triangle(int sourceSize, double start, double length, int size)
    {
        var step = length / size;
        var radius = Math.Max(step, 1);
        var filter = new FilterWeights(size, (int)Math.Ceiling(radius) * 2 + 1);
        (filter.LowestSource, filter.HighestSource) = (sourceSize, 0);
        for (var i = 0; i < size; i++)
        {
            filter.Fill(i, start + ((i + 0.5) * step), radius, sourceSize);
        }

        return filter;
    }

    public int First(int index) => first[index];

    public ReadOnlySpan<float> Of(int index) => weights.AsSpan(index * taps, count[index]);

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(first);
        ArrayPool<int>.Shared.Return(count);
        ArrayPool<float>.Shared.Return(weights);
    }

    private void Fill(int index, double centre, double radius, int sourceSize)
    {
        centre = Math.Clamp(centre, 0.5, sourceSize - 0.5);
        var from = Math.Max(0, (int)(centre - radius + 0.5));
        var to = Math.Min(sourceSize, (int)(centre + radius + 0.5));
        var sum = 0.0;
        for (var pixel = from; pixel < to; pixel++)
        {
            sum += Height(pixel);
        }

        for (var pixel = from; pixel < to; pixel++)
        {
            weights[(index * taps) + pixel - from] = (float)(Height(pixel) / sum);
        }

        (first[index], count[index]) = (from, to - from);
        (LowestSource, HighestSource) = (Math.Min(LowestSource, from), Math.Max(HighestSource, to));

        double Height(int pixel) => Math.Max(0, 1 - Math.Abs((pixel + 0.5 - centre) / radius));
    }
}
