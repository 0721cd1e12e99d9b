namespace TransferLab.Engine.Training.Augmentation;

/// <summary>Moves a picture by whole pixels; what comes in from outside is black, as after padding with zeros.</summary>
internal static class PictureShift
{
    /// <summary>Shapes (height, width, 3); the two must not overlap.</summary>
    public static void Apply(ReadOnlySpan<byte> source, int width, int height, int right, int down, Span<byte> target)
    {
        target.Clear();
        var (from, count) = (Math.Max(0, -right), Math.Max(0, width - Math.Abs(right)));
        for (var y = Math.Max(0, down); count > 0 && y < Math.Min(height, height + down); y++)
        {
            source.Slice(3 * (((y - down) * width) + from), 3 * count)
                .CopyTo(target.Slice(3 * ((y * width) + Math.Max(0, right)), 3 * count));
        }
    }
}
