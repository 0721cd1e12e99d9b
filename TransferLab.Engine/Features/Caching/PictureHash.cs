using System.Runtime.InteropServices;

namespace TransferLab.Engine.Features.Caching;

/// <summary>A SHA-256 as a value that compares fast.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PictureHash(ulong A, ulong B, ulong C, ulong D)
{
    public const int Bytes = 32;

    /// <param name="hex">64 hexadecimal digits.</param>
    public static PictureHash Parse(string hex)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        return Convert.FromHexString(hex, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && written == Bytes
            ? Read(bytes)
            : throw new ArgumentException($"{hex} is no SHA-256.", nameof(hex));
    }

    public static PictureHash Read(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<PictureHash>(bytes);

    public void Write(Span<byte> bytes) => MemoryMarshal.Write(bytes, in this);
}
