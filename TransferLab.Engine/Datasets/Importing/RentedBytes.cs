using System.Buffers;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Bytes in rented memory that grows as they come in.</summary>
internal sealed class RentedBytes(int capacity) : IDisposable
{
    private byte[] memory = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => memory.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => memory.AsSpan(0, Length);

    /// <summary>Room for more; never empty.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (Length == memory.Length)
            {
                Grow();
            }

            return memory.AsMemory(Length);
        }
    }

    public void Advance(int count) => Length += count;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(memory);
        memory = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(memory.Length * 2));
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(memory);
        memory = larger;
    }
}
