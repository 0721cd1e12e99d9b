using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TransferLab.Engine.Imaging;

/// <summary>
/// Separable resampling with a triangle filter that widens with the reduction: bilinear with antialiasing, as Pillow does it
/// and as pretrained networks saw their pictures.
/// </summary>
/// <remarks>
/// Row by row: the source rows under one result row are summed first (long contiguous runs, eight numbers at a time), then the columns
/// (the four bytes of a pixel at a time), so that nothing larger than one row is kept between the two.
/// </remarks>
internal static class Resampler
{
    /// <param name="rgb">Shape (height, width, 3).</param>
    public static void Resample(Raster source, PictureRegion region, int width, int height, Span<byte> rgb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rgb.Length, checked(3 * width * height));
        using var columns = FilterWeights.Triangle(source.Width, region.X, region.Width, width);
        using var rows = FilterWeights.Triangle(source.Height, region.Y, region.Height, height);
        var row = ArrayPool<float>.Shared.Rent(4 * source.Width);
        try
        {
            for (var y = 0; y < height; y++)
            {
                SumRows(source, rows.First(y), rows.Of(y), columns.LowestSource, columns.HighestSource, row);
                SumColumns(row, columns, rgb.Slice(3 * width * y, 3 * width));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(row);
        }
    }

    private static void SumRows(Raster source, int firstRow, ReadOnlySpan<float> weights, int fromPixel, int toPixel, Span<float> row)
    {
        var pixels = source.Pixels[(firstRow * source.RowBytes)..];
        var rowBytes = source.RowBytes;
        var (at, end) = (4 * fromPixel, 4 * toPixel);
        for (; at <= end - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            SumSixteen(pixels[at..], rowBytes, weights, row.Slice(at, 16));
        }

        for (; at < end; at++)
        {
            var sum = 0f;
            for (var tap = 0; tap < weights.Length; tap++)
            {
                sum += weights[tap] * pixels[at + (tap * rowBytes)];
            }

            row[at] = sum;
        }
    }

    private static void SumSixteen(ReadOnlySpan<byte> pixels, int rowBytes, ReadOnlySpan<float> weights, Span<float> sums)
    {
        var (low, high) = (Vector256<float>.Zero, Vector256<float>.Zero);
        ref var first = ref MemoryMarshal.GetReference(pixels);
        for (var tap = 0; tap < weights.Length; tap++)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)(tap * rowBytes));
            var words = Vector256.Create(Vector128.WidenLower(bytes), Vector128.WidenUpper(bytes));
            var weight = Vector256.Create(weights[tap]);
            low = Vector256.MultiplyAddEstimate(Vector256.ConvertToSingle(Vector256.WidenLower(words).AsInt32()), weight, low);
            high = Vector256.MultiplyAddEstimate(Vector256.ConvertToSingle(Vector256.WidenUpper(words).AsInt32()), weight, high);
        }

        low.CopyTo(sums);
        high.CopyTo(sums[8..]);
    }

    private static void SumColumns(ReadOnlySpan<float> row, FilterWeights columns, Span<byte> rgb)
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        var half = Vector128.Create(0.5f);
        for (int x = 0, to = 0; to < rgb.Length; x++, to += 3)
        {
            var at = (nuint)(4 * columns.First(x));
            var sum = half;
            foreach (var weight in columns.Of(x))
            {
                sum = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref first, at), Vector128.Create(weight), sum);
                at += 4;
            }

            var value = Vector128.ConvertToInt32(Vector128.Min(sum, Vector128.Create(255.5f)));
            (rgb[to], rgb[to + 1], rgb[to + 2]) = ((byte)value[0], (byte)value[1], (byte)value[2]);
        }
    }
}
