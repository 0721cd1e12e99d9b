using System.Globalization;

namespace TransferLab.Engine.Graphs;

/// <summary>One side of a tensor: a size, a name that stands for any size ("batch"), or unknown.</summary>
public readonly record struct Dimension
{
    public Dimension(long size) => Size = size;

    public Dimension(string symbol) => Symbol = symbol;

    public static Dimension Unknown => default;

    public long? Size { get; }

    public string? Symbol { get; }

    public static implicit operator Dimension(long size) => new(size);

    public static implicit operator Dimension(string symbol) => new(symbol);

    public override string ToString() => Size?.ToString(CultureInfo.InvariantCulture) ?? Symbol ?? "?";
}
