using System.IO.Compression;
using System.Text;

namespace TransferLab.Tests.Support;

/// <summary>Archives made for tests, honest and otherwise.</summary>
public static class ZipFiles
{
    public static string Write(TemporaryFolder folder, params (string Name, byte[] Content)[] entries)
    {
        var file = folder[$"{Guid.NewGuid():N}.zip"];
        File.WriteAllBytes(file, Bytes(entries));
        return file;
    }

    public static byte[] Bytes(params (string Name, byte[] Content)[] entries) => Bytes(Encoding.UTF8, _ => { }, entries);

    /// <param name="nameEncoding">UTF-8 is declared in the archive, others are not.</param>
    /// <param name="adjust">Called for each entry after it was made.</param>
    public static byte[] Bytes(Encoding nameEncoding, Action<ZipArchiveEntry> adjust, params (string Name, byte[] Content)[] entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true, nameEncoding))
        {
            foreach (var (name, content) in entries)
            {
                var entry = archive.CreateEntry(name);
                adjust(entry);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>The same archive with every entry declared to be encrypted.</summary>
    public static byte[] DeclaredEncrypted(byte[] zip)
    {
        byte[] copy = [.. zip];
        for (var at = 0; at + 10 < copy.Length; at++)
        {
            if (copy.AsSpan(at).StartsWith("PK\x03\x04"u8))
            {
                copy[at + 6] |= 1;
            }
            else if (copy.AsSpan(at).StartsWith("PK\x01\x02"u8))
            {
                copy[at + 8] |= 1;
            }
        }

        return copy;
    }
}
