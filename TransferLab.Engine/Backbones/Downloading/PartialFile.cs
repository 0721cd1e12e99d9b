using System.Security.Cryptography;

namespace TransferLab.Engine.Backbones.Downloading;

/// <summary>A download that has begun: kept when it breaks off, named by the hash that it must have in the end.</summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string path;
    private readonly FileStream stream;

    private PartialFile(string path, FileStream stream) => (this.path, this.stream) = (path, stream);

    public long Length => stream.Length;

    public static PartialFile Open(ModelDownload download, string folder)
    {
        var path = Path.Combine(folder, download.Sha256 + ".part");
        try
        {
            return new(path, new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.Asynchronous));
        }
        catch (IOException busy) when (File.Exists(path))
        {
            throw DownloadErrors.InProgress(download, busy);
        }
    }

    public void Restart() => stream.SetLength(0);

    public ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        stream.Seek(0, SeekOrigin.End);
        return stream.WriteAsync(bytes, cancellationToken);
    }

    public async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        stream.Seek(0, SeekOrigin.Begin);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    public void MoveTo(string target)
    {
        stream.Flush(flushToDisk: true);
        stream.Dispose();
        File.Move(path, target, overwrite: true);
    }

    public void Dispose() => stream.Dispose();
}
