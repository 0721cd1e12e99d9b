using TransferLab.Engine.Features;

namespace TransferLab.Tests.Engine.Features;

/// <summary>Counts how many pictures are really read: what comes from the cache is not.</summary>
internal sealed class CountingPictures(IPictureFiles inner, Action<int>? beforeRead = null) : IPictureFiles
{
    private int reads;

    public int Reads => reads;

    public int Count => inner.Count;

    public string ContentHash(int index) => inner.ContentHash(index);

    public string Name(int index) => inner.Name(index);

    public int Read(int index, ref byte[] buffer)
    {
        Interlocked.Increment(ref reads);
        beforeRead?.Invoke(index);
        return inner.Read(index, ref buffer);
    }
}
