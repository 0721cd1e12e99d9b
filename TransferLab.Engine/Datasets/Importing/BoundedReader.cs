using System.Buffers;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Reads one file whole, but never more than is allowed, whatever its announced size.</summary>
internal static class BoundedReader
{
    private const int FirstBytes = 64 << 10;
    private const int RatioCountsFrom = 1 << 20;

    /// <exception cref="TransferLabException">It cannot be read, is too large, or unpacks to suspiciously much.</exception>
    public static async ValueTask<RentedBytes> ReadAsync(SourceFile file, int maximumBytes, int maximumRatio, CancellationToken cancellationToken)
    {
        if (file.Bytes > maximumBytes)
        {
            throw TooLarge(maximumBytes);
        }

        // One byte more than announced, so that the end is seen without growing; what an archive announces is not believed.
        var bytes = new RentedBytes(file.PackedBytes is null ? (int)Math.Max(FirstBytes, file.Bytes + 1) : FirstBytes);
        try
        {
            await using var stream = await file.OpenAsync(cancellationToken);
            while (await stream.ReadAsync(bytes.Free, cancellationToken) is > 0 and var read)
            {
                bytes.Advance(read);
                Check(bytes.Length, file.PackedBytes, maximumBytes, maximumRatio);
            }

            return bytes;
        }
        catch (Exception failure)
        {
            bytes.Dispose();
            // A damaged archive fails in more ways than its reader documents.
            throw failure is TransferLabException or OperationCanceledException or OutOfMemoryException
                ? failure
                : new TransferLabException($"It cannot be read from its source: the disk or the archive reports an error.", $"Check the file, or pack the archive again.", failure);
        }
    }

    private static void Check(int length, long? packed, int maximumBytes, int maximumRatio)
    {
        if (length > maximumBytes)
        {
            throw TooLarge(maximumBytes);
        }

        if (packed is { } bytes && length > RatioCountsFrom && length > bytes * maximumRatio)
        {
            throw new TransferLabException(
                $"It unpacks to more than {maximumRatio} times its size, as only an archive made to do harm does.",
                $"Leave it out, or raise TransferLab:Import:MaximumCompressionRatio in appsettings.json.");
        }
    }

    private static TransferLabException TooLarge(int maximumBytes) => new(
        $"The file is larger than the {maximumBytes / (1 << 20)} MB that are allowed for one picture.",
        $"Save it smaller, or raise TransferLab:Import:MaximumBytesPerPicture in appsettings.json.");
}
