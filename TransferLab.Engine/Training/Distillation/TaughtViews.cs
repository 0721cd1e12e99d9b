using System.Numerics.Tensors;

namespace TransferLab.Engine.Training.Distillation;

/// <summary>All views of a distillation, with the teacher's answers to them.</summary>
internal sealed class TaughtViews
{
    private readonly IReadOnlyList<TaughtChunk> chunks;
    private readonly int chunkSize;
    private readonly int pixelBytes;

    /// <param name="chunks">Each but the last with <paramref name="chunkSize"/> views.</param>
    /// <param name="pixelBytes">Of one view.</param>
    /// <param name="width">Numbers of one answer.</param>
    public TaughtViews(IReadOnlyList<TaughtChunk> chunks, int chunkSize, int pixelBytes, int width)
    {
        (this.chunks, this.chunkSize, this.pixelBytes, Width) = (chunks, chunkSize, pixelBytes, width);
        Count = chunks.Sum(chunk => chunk.Pixels.Length / pixelBytes);
    }

    public int Count { get; }

    /// <summary>Numbers of one answer.</summary>
    public int Width { get; }

    public ReadOnlySpan<byte> Pixels(int view) => chunks[view / chunkSize].Pixels.AsSpan(view % chunkSize * pixelBytes, pixelBytes);

    public ReadOnlySpan<float> Answer(int view) => chunks[view / chunkSize].Answers.AsSpan(view % chunkSize * Width, Width);

    /// <summary>Mean and deviation of each number over all views; where nothing varies the deviation is 1.</summary>
    public (float[] Mean, float[] Deviation) Moments()
    {
        var (sums, squares) = (new double[Width], new double[Width]);
        var (wide, square) = (new double[Width], new double[Width]);
        for (var view = 0; view < Count; view++)
        {
            TensorPrimitives.ConvertTruncating<float, double>(Answer(view), wide);
            TensorPrimitives.Add(sums, wide, sums);
            TensorPrimitives.Multiply(wide, wide, square);
            TensorPrimitives.Add(squares, square, squares);
        }

        var (mean, deviation) = (new float[Width], new float[Width]);
        for (var i = 0; i < Width; i++)
        {
            var average = sums[i] / Count;
            var variance = Math.Max(0, (squares[i] / Count) - (average * average));
            (mean[i], deviation[i]) = ((float)average, variance > 1e-12 ? (float)Math.Sqrt(variance) : 1);
        }

        return (mean, deviation);
    }
}
