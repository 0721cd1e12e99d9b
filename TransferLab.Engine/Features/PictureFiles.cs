using TransferLab.Engine.Imaging;

namespace TransferLab.Engine.Features;

/// <summary>Picture files in folders.</summary>
/// <param name="files">Each with the path to read, the SHA-256 of its bytes and the name to show.</param>
public sealed class PictureFiles(IReadOnlyList<(string Path, string ContentHash, string Name)> files) : IPictureFiles
{
    public int Count => files.Count;

    public long MaximumPixels { get; init; } = PictureDecoder.DefaultMaximumPixels;

    public string ContentHash(int index) => files[index].ContentHash;

    public string Name(int index) => files[index].Name;

    public int Read(int index, ref byte[] buffer)
    {
        try
        {
            using var file = File.OpenHandle(files[index].Path, options: FileOptions.SequentialScan);
            var length = checked((int)RandomAccess.GetLength(file));
            if (buffer.Length < length)
            {
                buffer = new byte[Math.Max(length, buffer.Length * 2)];
            }

            var read = 0;
            for (int count; read < length && (count = RandomAccess.Read(file, buffer.AsSpan(read, length - read), read)) > 0;)
            {
                read += count;
            }

            return read;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OverflowException)
        {
            throw new TransferLabException(
                $"The picture {Name(index)} cannot be read: {failure.Message}",
                $"Import the data set again.",
                failure);
        }
    }
}
