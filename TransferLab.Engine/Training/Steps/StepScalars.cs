using Microsoft.ML.OnnxRuntime;
using TransferLab.Engine.Training.Optimisers;

namespace TransferLab.Engine.Training.Steps;

/// <summary>The numbers that change from step to step, in memory that ONNX Runtime reads where it is.</summary>
internal sealed class StepScalars : IDisposable
{
    private readonly float[] rate = GC.AllocateArray<float>(1, pinned: true);
    private readonly double[] number = GC.AllocateArray<double>(1, pinned: true);
    private readonly float[] kept = GC.AllocateArray<float>(1, pinned: true);

    public StepScalars() => Values = new Dictionary<string, OrtValue>
    {
        [StepGraph.RateInput] = OrtValue.CreateTensorValueFromMemory(rate, []),
        [StepGraph.NumberInput] = OrtValue.CreateTensorValueFromMemory(number, []),
        [StepGraph.KeptInput] = OrtValue.CreateTensorValueFromMemory(kept, []),
    };

    /// <summary>By the name of the input.</summary>
    public IReadOnlyDictionary<string, OrtValue> Values { get; }

    /// <param name="step">From 0.</param>
    /// <param name="averageDecay">Of the moving average; the first steps keep less, so that it does not remember the beginning for long.</param>
    public void Set(long step, double learningRate, double averageDecay)
    {
        rate[0] = (float)learningRate;
        number[0] = step + 1;
        kept[0] = (float)Math.Min(averageDecay, (1.0 + step) / (10.0 + step));
    }

    public void Dispose()
    {
        foreach (var value in Values.Values)
        {
            value.Dispose();
        }
    }
}
