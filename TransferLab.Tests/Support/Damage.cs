using CsCheck;

namespace TransferLab.Tests.Support;

/// <summary>What can happen to a file: bytes changed, bits flipped, parts missing, repeated, put in, or zeroed.</summary>
public static class Damage
{
    /// <summary>Up to four damages, one after the other.</summary>
    public static Gen<byte[]> Of(byte[][] whole) =>
        Gen.Select(Gen.Int[0, whole.Length - 1].Select(i => whole[i]), Gen.Select(Gen.Int[0, 6], Gen.Int[0, int.MaxValue], Gen.Int[1, 200], Gen.Byte).Array[1, 4])
            .Select((file, damages) => damages.Aggregate(file, (bytes, damage) => Apply(bytes, damage.Item1, damage.Item2, damage.Item3, damage.Item4)));

    private static byte[] Apply(byte[] file, int kind, int place, int length, byte value)
    {
        if (file.Length == 0)
        {
            return [value];
        }

        var at = place % file.Length;
        var end = Math.Min(file.Length, at + length);
        return kind switch
        {
            0 => [.. file[..at], value, .. file[(at + 1)..]],
            1 => [.. file[..at], (byte)(file[at] ^ (1 << (value % 8))), .. file[(at + 1)..]],
            2 => file[..at],
            3 => [.. file[..at], .. file[end..]],
            4 => [.. file[..at], .. file[at..end], .. file[at..]],
            5 => [.. file[..at], .. Enumerable.Repeat(value, length), .. file[at..]],
            _ => [.. file[..at], .. new byte[end - at], .. file[end..]],
        };
    }
}
