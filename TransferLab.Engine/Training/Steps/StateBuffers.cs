using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using TransferLab.Engine.Training.Optimisers;

namespace TransferLab.Engine.Training.Steps;

/// <summary>Memory for everything that goes from step to step, once.</summary>
internal sealed class StateBuffers : IDisposable
{
    public StateBuffers(IReadOnlyList<StateTensor> state) =>
        Values = [.. state.Select(tensor => OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, [.. tensor.Initial.Shape]))];

    /// <summary>In the order of the state.</summary>
    public IReadOnlyList<OrtValue> Values { get; }

    public Span<byte> Bytes(int index) => Values[index].GetTensorMutableRawData();

    public void Dispose()
    {
        foreach (var value in Values)
        {
            value.Dispose();
        }
    }
}
