using Microsoft.ML.OnnxRuntime;
using TransferLab.Engine.Backbones.Anatomy;

namespace TransferLab.Engine.Backbones.Sessions;

/// <summary>One network in ONNX Runtime that turns pictures into rows of numbers. Thread-safe: several threads may run it at once.</summary>
/// <remarks>Each run computes on the calling thread alone: several callers use a machine better than several threads inside one run do (see docs/decisions/feature-extraction.md).</remarks>
internal sealed class RowSession : IDisposable
{
    private static readonly string[] Inputs = [FeatureGraph.Pictures];
    private static readonly string[] Outputs = [FeatureGraph.Rows];

    private readonly InferenceSession session;
    private readonly long[] shape;
    private readonly int pictureLength;

    /// <param name="model">A graph cut by <see cref="FeatureGraph"/>.</param>
    /// <param name="pictureShape">Shape of one picture in the network's layout.</param>
    /// <param name="fixedBatch">The only batch it takes; null where any will do.</param>
    /// <param name="threads">Threads inside one run.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime refuses the graph.</exception>
    public RowSession(byte[] model, IReadOnlyList<int> pictureShape, int? fixedBatch, int threads = 1)
    {
        using var options = new SessionOptions
        {
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
        };
        session = new(model, options);
        shape = [1, .. pictureShape.Select(side => (long)side)];
        FixedBatch = fixedBatch;
        pictureLength = pictureShape.Aggregate(1, (product, side) => product * side);
    }

    public int? FixedBatch { get; }

    /// <param name="pictures">Shape (count, picture).</param>
    /// <param name="rows">Takes the result, shape (count, width).</param>
    /// <exception cref="OperationCanceledException">Stopped in the middle of a run.</exception>
    public void Run(Memory<float> pictures, int count, Memory<float> rows, int width, CancellationToken cancellationToken)
    {
        if (FixedBatch is not { } size)
        {
            RunAtOnce(pictures, count, rows, width, cancellationToken);
            return;
        }

        for (var first = 0; first < count; first += size)
        {
            var some = Math.Min(size, count - first);
            var from = pictures.Slice(first * pictureLength, some * pictureLength);
            var to = rows.Slice(first * width, some * width);
            if (some == size)
            {
                RunAtOnce(from, size, to, width, cancellationToken);
            }
            else
            {
                RunPadded(from, size, to, width, cancellationToken);
            }
        }
    }

    /// <summary>Shape of the rows that one run on <paramref name="count"/> pictures yields.</summary>
    public long[] ShapeOfRows(Memory<float> pictures, int count)
    {
        using var run = new RunOptions();
        using var input = Value(pictures, [count, .. shape.AsSpan(1)]);
        using var results = session.Run(run, Inputs, [input], Outputs);
        return results[0].GetTensorTypeAndShape().Shape;
    }

    public void Dispose() => session.Dispose();

    private void RunPadded(Memory<float> pictures, int size, Memory<float> rows, int width, CancellationToken cancellationToken)
    {
        var (from, to) = (new float[size * pictureLength], new float[size * width]);
        pictures.CopyTo(from);
        RunAtOnce(from, size, to, width, cancellationToken);
        to.AsMemory(0, rows.Length).CopyTo(rows);
    }

    private void RunAtOnce(Memory<float> pictures, int count, Memory<float> rows, int width, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var run = new RunOptions();
        using var stop = cancellationToken.Register(() => run.Terminate = true);
        using var input = Value(pictures, [count, .. shape.AsSpan(1)]);
        using var output = Value(rows, [count, width]);
        try
        {
            session.Run(run, Inputs, [input], Outputs, [output]);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private static OrtValue Value(Memory<float> memory, ReadOnlySpan<long> shape)
    {
        var length = 1L;
        foreach (var side in shape)
        {
            length *= side;
        }

        return OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, memory[..(int)length], shape.ToArray());
    }
}
