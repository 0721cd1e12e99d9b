using Microsoft.ML.OnnxRuntime;

namespace TransferLab.Engine.Training.Batches;

/// <summary>Memory for the examples of one step and their labels, which ONNX Runtime reads where it is.</summary>
internal sealed class Batch : IDisposable
{
    private readonly float[] inputs;
    private readonly float[] targets;

    /// <param name="shape">Shape of one example.</param>
    public Batch(int size, IReadOnlyList<int> shape, int classes)
    {
        ExampleLength = shape.Aggregate(1, (product, side) => checked(product * side));
        (Size, Classes) = (size, classes);
        inputs = GC.AllocateArray<float>(checked(size * ExampleLength), pinned: true);
        targets = GC.AllocateArray<float>(size * classes, pinned: true);
        InputValue = OrtValue.CreateTensorValueFromMemory(inputs, [size, .. shape.Select(side => (long)side)]);
        TargetValue = OrtValue.CreateTensorValueFromMemory(targets, [size, classes]);
    }

    public int Size { get; }

    public int Classes { get; }

    /// <summary>Numbers of one example.</summary>
    public int ExampleLength { get; }

    /// <summary>Epoch and step in it, from 0, that the batch is for.</summary>
    public (int Epoch, int Step) Position { get; set; }

    /// <summary>Shape (size, example).</summary>
    public Span<float> Inputs => inputs;

    /// <summary>A distribution over the classes for each example: shape (size, classes). A row of zeros counts for nothing.</summary>
    public Span<float> Targets => targets;

    public OrtValue InputValue { get; }

    public OrtValue TargetValue { get; }

    public Span<float> Input(int row) => inputs.AsSpan(row * ExampleLength, ExampleLength);

    /// <summary>Makes one example wholly of one class.</summary>
    public void SetLabel(int row, int label)
    {
        var target = Targets.Slice(row * Classes, Classes);
        target.Clear();
        target[label] = 1;
    }

    public void Dispose()
    {
        InputValue.Dispose();
        TargetValue.Dispose();
    }
}
