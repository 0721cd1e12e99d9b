using System.Globalization;
using System.Text.Json.Serialization;

namespace TransferLab.Engine.Backbones;

/// <summary>What happens to a picture before the network sees it: the shorter side is scaled, the middle is cut out, and each value becomes <c>(pixel − mean) / deviation</c>.</summary>
public sealed record Preprocessing
{
    /// <param name="width">Pixels of the network's input.</param>
    /// <param name="height">Pixels of the network's input.</param>
    /// <param name="shorterSide">Pixels of the picture's shorter side before the crop; at least the larger of width and height.</param>
    /// <param name="channels">Colours and their order.</param>
    /// <param name="mean">One per channel in the network's own order, on the scale of pixels (0 to 255).</param>
    /// <param name="deviation">One per channel, not 0, on the scale of pixels; negative turns light into dark.</param>
    [JsonConstructor]
    public Preprocessing(
        int width,
        int height,
        int shorterSide,
        ChannelOrder channels,
        IReadOnlyList<double> mean,
        IReadOnlyList<double> deviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfLessThan(shorterSide, Math.Max(width, height));
        (Width, Height, ShorterSide, Channels) = (width, height, shorterSide, channels);
        Mean = PerChannel(mean, nameof(mean));
        Deviation = PerChannel(deviation, nameof(deviation));
        if (Deviation.Contains(0))
        {
            throw new ArgumentException("A deviation of 0 cannot be divided by.", nameof(deviation));
        }
    }

    public int Width { get; init; }

    public int Height { get; init; }

    public int ShorterSide { get; init; }

    public ChannelOrder Channels { get; init; }

    public IReadOnlyList<double> Mean { get; init; }

    public IReadOnlyList<double> Deviation { get; init; }

    [JsonIgnore]
    public int ChannelCount => Channels == ChannelOrder.Grey ? 1 : 3;

    /// <summary>Numbers in the tensor of one picture.</summary>
    [JsonIgnore]
    public int TensorLength => ChannelCount * Height * Width;

    /// <summary>The same text for the same preprocessing, whatever the language of the user; part of the key of cached features.</summary>
    [JsonIgnore]
    public string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"{Width}x{Height} of {ShorterSide} {Channels} mean {Join(Mean)} deviation {Join(Deviation)}");

    public bool Equals(Preprocessing? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    private static string Join(IReadOnlyList<double> values) =>
        string.Join(',', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private IReadOnlyList<double> PerChannel(IReadOnlyList<double> values, string name) =>
        values.Count == ChannelCount && values.All(double.IsFinite)
            ? values
            : throw new ArgumentException($"{ChannelCount} finite values are needed, one per channel.", name);
}
