using System.Security.Cryptography;
using System.Text;

namespace TransferLab.Engine.Journal;

/// <summary>
/// The database file, <c>journal.db</c>: replaced as a whole, and closed by a page with the hash of all pages before it. LiteDB and its tools
/// take that page for an unused one.
/// </summary>
internal sealed class JournalFile(DataFolder folder)
{
    public const int PageBytes = 8192;

    // Behind the page's own header, which says "empty".
    private const int SealOffset = 64;
    private const string Seal = "TransferLab seal ";

    /// <returns>The database without the seal; null where there is no file, or where it is not what was written.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public byte[]? Read(out bool isDamaged)
    {
        isDamaged = false;
        if (!File.Exists(folder.Journal))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(folder.Journal);
        var length = bytes.Length - PageBytes;
        isDamaged = length < 0 || !bytes.AsSpan(length).SequenceEqual(SealOf(bytes.AsSpan(0, length)));
        return isDamaged ? null : bytes[..length];
    }

    /// <exception cref="TransferLabException">The disk is full or cannot be written; the file is as it was.</exception>
    public void Write(ReadOnlyMemory<byte> database) => DurableFile.Write(folder.Journal, folder.Temporary, stream =>
    {
        stream.Write(database.Span);
        stream.Write(SealOf(database.Span));
    });

    /// <returns>Where the file is now; null where it cannot be moved.</returns>
    public string? SetAside(string stamp)
    {
        var aside = Path.Combine(folder.Root, $"journal.damaged-{stamp}.db");
        try
        {
            File.Move(folder.Journal, aside);
            return aside;
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[] SealOf(ReadOnlySpan<byte> database)
    {
        var page = new byte[PageBytes];
        BitConverter.TryWriteBytes(page, database.Length / PageBytes);
        Encoding.ASCII.GetBytes(Seal + Convert.ToHexStringLower(SHA256.HashData(database)), page.AsSpan(SealOffset));
        return page;
    }
}
