using System.Runtime.InteropServices;

namespace TransferLab.Engine.Training.Augmentation;

/// <summary>Moves and mirrors pictures by whole pixels.</summary>
internal static class PixelMoves
{
    /// <summary>Left becomes right, in place. Shape (height, width, 3).</summary>
    public static void Mirror(Span<byte> rgb, int width)
    {
        for (var row = 0; row < rgb.Length; row += 3 * width)
        {
            var pixels = MemoryMarshal.Cast<byte, Rgb>(rgb.Slice(row, 3 * width));
            pixels.Reverse();
        }
    }

    /// <summary>Shifts; what comes in from outside is black, as after padding with zeros. Shapes (height, width, 3); the two must not overlap.</summary>
    public static void Shift(ReadOnlySpan<byte> source, int width, int height, int right, int down, Span<byte> target)
    {
        target.Clear();
        var (from, count) = (Math.Max(0, -right), Math.Max(0, width - Math.Abs(right)));
        for (var y = Math.Max(0, down); count > 0 && y < Math.Min(height, height + down); y++)
        {
            source.Slice(3 * (((y - down) * width) + from), 3 * count)
                .CopyTo(target.Slice(3 * ((y * width) + Math.Max(0, right)), 3 * count));
        }
    }

    private readonly record struct Rgb(byte Red, byte Green, byte Blue);
}
