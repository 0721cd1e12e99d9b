namespace TransferLab.Web.Components.Backbones;

/// <summary>The ranges of values that networks in circulation were trained with.</summary>
public static class ValueRanges
{
    public const string Bytes = "bytes";

    public static IReadOnlyList<ValueRange> All { get; } =
    [
        new("imagenet", new("ImageNet mean and deviation (PyTorch)"), [123.675, 116.28, 103.53], [58.395, 57.12, 57.375]),
        new("unit", new("0 to 1"), [0, 0, 0], [255, 255, 255]),
        new("symmetric", new("−1 to 1 (TensorFlow)"), [127.5, 127.5, 127.5], [127.5, 127.5, 127.5]),
        new(Bytes, new("0 to 255"), [0, 0, 0], [1, 1, 1]),
        new("centred", new("0 to 255 less the ImageNet mean (Caffe)"), [123.68, 116.78, 103.94], [1, 1, 1]),
    ];

    public static ValueRange Find(string id) => All.First(range => range.Id == id);
}
