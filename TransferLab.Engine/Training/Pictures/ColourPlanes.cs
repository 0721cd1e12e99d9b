using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TransferLab.Engine.Training.Pictures;

/// <summary>Interleaved bytes of red, green and blue to three planes of numbers.</summary>
internal static class ColourPlanes
{
    private const int Block = 16;

    // Which byte of which third of 48 holds a channel of pixel 0 … 15; 255 selects zero, so that the thirds can be joined by "or".
    private static readonly Vector128<byte>[] Picks = [.. Enumerable.Range(0, 9).Select(index => Pick(channel: index / 3, third: index % 3))];

    /// <param name="rgb">Shape (pixels, 3).</param>
    /// <param name="planes">Takes the result: shape (3, pixels), 0 to 255.</param>
    public static void Separate(ReadOnlySpan<byte> rgb, Span<float> planes)
    {
        var pixels = rgb.Length / 3;
        ArgumentOutOfRangeException.ThrowIfLessThan(planes.Length, rgb.Length);
        ref var source = ref MemoryMarshal.GetReference(rgb);
        ref var target = ref MemoryMarshal.GetReference(planes);
        var pixel = 0;
        for (; pixel <= pixels - Block; pixel += Block)
        {
            var at = (nuint)(3 * pixel);
            var (a, b, c) = (Vector128.LoadUnsafe(ref source, at), Vector128.LoadUnsafe(ref source, at + 16), Vector128.LoadUnsafe(ref source, at + 32));
            for (var channel = 0; channel < 3; channel++)
            {
                var bytes = Vector128.Shuffle(a, Picks[3 * channel]) | Vector128.Shuffle(b, Picks[(3 * channel) + 1]) | Vector128.Shuffle(c, Picks[(3 * channel) + 2]);
                var to = (nuint)((channel * pixels) + pixel);
                Numbers(Vector128.WidenLower(bytes)).StoreUnsafe(ref target, to);
                Numbers(Vector128.WidenUpper(bytes)).StoreUnsafe(ref target, to + 8);
            }
        }

        for (; pixel < pixels; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                planes[(channel * pixels) + pixel] = rgb[(3 * pixel) + channel];
            }
        }
    }

    private static Vector256<float> Numbers(Vector128<ushort> words) =>
        Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32());

    private static Vector128<byte> Pick(int channel, int third)
    {
        Span<byte> indices = stackalloc byte[Block];
        for (var pixel = 0; pixel < Block; pixel++)
        {
            var at = (3 * pixel) + channel - (Block * third);
            indices[pixel] = at is >= 0 and < Block ? (byte)at : byte.MaxValue;
        }

        return Vector128.Create<byte>(indices);
    }
}
