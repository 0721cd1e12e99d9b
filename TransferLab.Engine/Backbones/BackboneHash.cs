using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace TransferLab.Engine.Backbones;

/// <summary>SHA-256 of model files, computed once per file and change.</summary>
internal sealed class BackboneHash
{
    private readonly ConcurrentDictionary<string, (long Bytes, DateTime Changed, string Sha256)> known = [];

    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<string> OfFileAsync(string file, CancellationToken cancellationToken)
    {
        var info = new FileInfo(file);
        var (bytes, changed) = (info.Length, info.LastWriteTimeUtc);
        if (known.TryGetValue(file, out var entry) && entry.Bytes == bytes && entry.Changed == changed)
        {
            return entry.Sha256;
        }

        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan | FileOptions.Asynchronous);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        known[file] = (bytes, changed, sha256);
        return sha256;
    }

    public static string OfFile(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
