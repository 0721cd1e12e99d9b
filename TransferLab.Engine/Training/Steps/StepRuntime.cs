using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Steps;

/// <summary>ONNX Runtime as training uses it: all cores inside one run, and a run that can be stopped.</summary>
internal static class StepRuntime
{
    /// <param name="threads">Inside one run; 0 for all cores.</param>
    public static InferenceSession Open(OnnxGraph graph, int threads = 0)
    {
        using var options = new SessionOptions
        {
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = threads,
        };
        return GraphSession.Open(graph, options);
    }

    public static OrtValue Allocate(long[] shape) =>
        OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, shape);

    /// <exception cref="OperationCanceledException">Stopped in the middle of the run.</exception>
    public static void Run(InferenceSession session, OrtIoBinding binding, CancellationToken cancellationToken)
    {
        using var run = new RunOptions();
        using var stop = cancellationToken.Register(() => run.Terminate = true);
        try
        {
            session.RunWithBinding(run, binding);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
