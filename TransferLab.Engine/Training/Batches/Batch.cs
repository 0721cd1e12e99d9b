using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace TransferLab.Engine.Training.Batches;

/// <summary>Memory for the examples of one step and their labels, which ONNX Runtime reads where it is.</summary>
/// <remarks>
/// The memory is ONNX Runtime's own, because its sums begin at the first aligned address: in memory that lies differently at every start,
/// the last bits of a result would differ too.
/// </remarks>
internal sealed class Batch : IDisposable
{
    /// <param name="shape">Shape of one example.</param>
    public Batch(int size, IReadOnlyList<int> shape, int classes)
    {
        ExampleLength = shape.Aggregate(1, (product, side) => checked(product * side));
        (Size, Classes) = (size, classes);
        InputValue = Allocate([size, .. shape.Select(side => (long)side)]);
        TargetValue = Allocate([size, classes]);
    }

    public int Size { get; }

    public int Classes { get; }

    /// <summary>Numbers of one example.</summary>
    public int ExampleLength { get; }

    /// <summary>Epoch and step in it, from 0, that the batch is for.</summary>
    public (int Epoch, int Step) Position { get; set; }

    /// <summary>Shape (size, example).</summary>
    public Span<float> Inputs => InputValue.GetTensorMutableDataAsSpan<float>();

    /// <summary>A distribution over the classes for each example: shape (size, classes). A row of zeros counts for nothing.</summary>
    public Span<float> Targets => TargetValue.GetTensorMutableDataAsSpan<float>();

    public OrtValue InputValue { get; }

    public OrtValue TargetValue { get; }

    public Span<float> Input(int row) => Inputs.Slice(row * ExampleLength, ExampleLength);

    /// <summary>What is right for one example.</summary>
    public Span<float> Target(int row) => Targets.Slice(row * Classes, Classes);

    public void Dispose()
    {
        InputValue.Dispose();
        TargetValue.Dispose();
    }

    private static OrtValue Allocate(long[] shape)
    {
        var value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, shape);
        value.GetTensorMutableDataAsSpan<float>().Clear();
        return value;
    }
}
