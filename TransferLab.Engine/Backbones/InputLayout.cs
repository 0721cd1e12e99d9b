namespace TransferLab.Engine.Backbones;

/// <summary>The order of the axes of a network's input.</summary>
public enum InputLayout
{
    /// <summary>Batch, channel, height, width: PyTorch, MXNet and most ONNX files.</summary>
    Nchw,

    /// <summary>Batch, height, width, channel: files that came from TensorFlow.</summary>
    Nhwc,
}
