using Microsoft.ML.OnnxRuntime;

namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>What ONNX Runtime says when it cannot use a model, as a user can act on it.</summary>
internal static class RuntimeRefusal
{
    private const int LongestReason = 300;

    public static TransferLabException Of(string file, OnnxRuntimeException failure)
    {
        var reason = failure.Message.ReplaceLineEndings(" ");
        reason = reason.Length > LongestReason ? reason[..LongestReason] + "…" : reason;
        return reason.Contains("not a registered function/op", StringComparison.Ordinal) || reason.Contains("No opset import", StringComparison.Ordinal)
            ? new(
                $"The model {file} uses operators that are no part of ONNX: {reason}",
                $"Export the model again with the operators of ONNX itself, or choose another model.",
                failure)
            : new(
                $"ONNX Runtime cannot use the model {file}: {reason}",
                $"The file is damaged, or its shapes do not fit together; export or download it again.",
                failure);
    }
}
