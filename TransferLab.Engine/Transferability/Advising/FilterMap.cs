using System.Numerics.Tensors;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>Answers of filters at each place of a square picture.</summary>
/// <param name="Values">Row by row, the channels of a place side by side; shape (side, side, channels).</param>
internal readonly record struct FilterMap(float[] Values, int Side, int Channels)
{
    public Span<float> At(int x, int y) => Values.AsSpan(((y * Side) + x) * Channels, Channels);

    /// <summary>Adds the sum and the sum of squares of each channel.</summary>
    public void AddMoments(double[] sums, double[] squares)
    {
        for (var p = 0; p < Values.Length; p += Channels)
        {
            for (var c = 0; c < Channels; c++)
            {
                double value = Values[p + c];
                sums[c] += value;
                squares[c] += value * value;
            }
        }
    }

    public FilterMap Standardised(float[] means, float[] factors)
    {
        var values = new float[Values.Length];
        for (var p = 0; p < values.Length; p += Channels)
        {
            var to = values.AsSpan(p, Channels);
            TensorPrimitives.Subtract(Values.AsSpan(p, Channels), means, to);
            TensorPrimitives.Multiply(to, factors, to);
        }

        return this with { Values = values };
    }

    /// <summary>Answers of filters that look at a window around each place; outside the picture is 0, answers below 0 become 0.</summary>
    /// <param name="filters">Shape (filters, window·window·channels).</param>
    public FilterMap Filtered(MatrixView<float> filters, int window)
    {
        var windows = MatrixView<float>.Allocate(Side * Side, filters.Columns);
        for (var place = 0; place < windows.Rows; place++)
        {
            CopyWindow(place % Side, place / Side, window, windows.Row(place));
        }

        var answers = MatrixView<float>.Allocate(windows.Rows, filters.Rows);
        MatrixProduct.Multiply(windows, filters.Transposed, answers, 1f);
        TensorPrimitives.Max(answers.Values, 0f, answers.Values);
        return new(answers.Values, Side, filters.Rows);
    }

    /// <summary>Writes for the whole and for each quarter the mean and the largest of each channel, 10 × channels in all.</summary>
    public void Pool(Span<float> features)
    {
        features.Clear();
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var quarter = 1 + (2 * y >= Side ? 2 : 0) + (2 * x >= Side ? 1 : 0);
                Add(At(x, y), features[..(2 * Channels)]);
                Add(At(x, y), features.Slice(2 * Channels * quarter, 2 * Channels));
            }
        }
    }

    /// <summary>Means of two by two places.</summary>
    public FilterMap Halved()
    {
        var half = new FilterMap(new float[Values.Length / 4], Side / 2, Channels);
        for (var y = 0; y < 2 * half.Side; y++)
        {
            for (var x = 0; x < 2 * half.Side; x++)
            {
                var to = half.At(x / 2, y / 2);
                TensorPrimitives.MultiplyAdd(At(x, y), 0.25f, to, to);
            }
        }

        return half;
    }

    private static void Add(ReadOnlySpan<float> answers, Span<float> sumsThenLargest)
    {
        var sums = sumsThenLargest[..answers.Length];
        var largest = sumsThenLargest[answers.Length..];
        TensorPrimitives.Add(sums, answers, sums);
        TensorPrimitives.Max(largest, answers, largest);
    }

    private void CopyWindow(int x, int y, int window, Span<float> to)
    {
        for (var k = 0; k < window * window; k++)
        {
            var (column, row) = (x + (k % window) - (window / 2), y + (k / window) - (window / 2));
            if (column >= 0 && row >= 0 && column < Side && row < Side)
            {
                At(column, row).CopyTo(to.Slice(k * Channels, Channels));
            }
        }
    }
}
