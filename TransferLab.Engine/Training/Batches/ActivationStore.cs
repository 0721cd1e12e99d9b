using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TransferLab.Engine.Training.Batches;

/// <summary>Activations at a cut, in a file that the system keeps in memory as far as there is room. Thread-safe for different rows.</summary>
internal sealed unsafe class ActivationStore : IDisposable
{
    private readonly string path;
    private readonly long rowBytes;
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly SafeMemoryMappedViewHandle handle;
    private readonly byte* start;

    /// <param name="path">Created, and deleted with the store.</param>
    /// <param name="length">Numbers of one row.</param>
    /// <param name="limitBytes">Larger stores are refused.</param>
    /// <exception cref="TransferLabException">More is needed than is allowed, or the disk is full.</exception>
    public ActivationStore(string path, int rows, int length, long limitBytes)
    {
        (this.path, rowBytes) = (path, (long)length * sizeof(float));
        var bytes = rowBytes * rows;
        if (bytes > limitBytes)
        {
            throw new TransferLabException(
                $"The frozen part of the network would fill {bytes / 1e9:0.0} GB of the disk, more than the {limitBytes / 1e9:0.0} GB allowed.",
                $"Tune fewer blocks, take fewer views of each picture, or raise TransferLab:Training:ActivationMegabytes in appsettings.json.");
        }

        Reserve(path, bytes);
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, bytes);
        view = file.CreateViewAccessor();
        handle = view.SafeMemoryMappedViewHandle;
        handle.AcquirePointer(ref start);
    }

    public Span<float> Row(int row) =>
        MemoryMarshal.Cast<byte, float>(new Span<byte>(start + view.PointerOffset + (row * rowBytes), (int)rowBytes));

    public void Dispose()
    {
        handle.ReleasePointer();
        view.Dispose();
        file.Dispose();
        File.Delete(path);
    }

    /// <summary>Takes the room at once: a mapped file that grows on a full disk would end the process.</summary>
    private static void Reserve(string path, long bytes)
    {
        try
        {
            using var reserved = File.OpenHandle(path, FileMode.Create, FileAccess.Write, preallocationSize: bytes);
            RandomAccess.SetLength(reserved, bytes);
        }
        catch (IOException failure)
        {
            throw DurableFile.Explain(path, failure);
        }
    }
}
