namespace TransferLab.Engine.Backbones;

/// <summary>Which colours a network takes, and in which order.</summary>
public enum ChannelOrder
{
    Rgb,

    /// <summary>Blue first: networks from Caffe and OpenCV.</summary>
    Bgr,

    /// <summary>One channel: luminance.</summary>
    Grey,
}
