using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace TransferLab.Engine.Graphs;

/// <summary>ONNX Runtime on graphs in memory, for the questions that this folder asks of it.</summary>
internal static class GraphSession
{
    /// <summary>Opens a graph in ONNX Runtime.</summary>
    /// <exception cref="TransferLabException">ONNX Runtime refuses the graph.</exception>
    public static InferenceSession Open(OnnxGraph graph, SessionOptions? options = null)
    {
        using var standard = options is null ? new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL } : null;
        try
        {
            return new(OnnxFile.ToBytes(graph), options ?? standard);
        }
        catch (OnnxRuntimeException failure)
        {
            throw new TransferLabException(
                $"ONNX Runtime cannot open the graph {graph.Name}: {failure.Message}",
                $"Export the model again with the operators of ONNX itself.",
                failure);
        }
    }

    /// <summary>Copies a result.</summary>
    public static OnnxTensor Tensor(OrtValue value)
    {
        var info = value.GetTensorTypeAndShape();
        var type = (ElementType)(int)info.ElementDataType;
        return new(type, info.Shape, value.GetTensorDataAsSpan<byte>().ToArray());
    }

    /// <summary>A tensor for ONNX Runtime; the caller disposes of it.</summary>
    public static OrtValue Value(OnnxTensor tensor)
    {
        var value = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, (TensorElementType)(int)tensor.ElementType, [.. tensor.Shape]);
        tensor.Bytes.Span.CopyTo(value.GetTensorMutableRawData());
        return value;
    }
}
