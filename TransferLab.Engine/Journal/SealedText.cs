using System.Security.Cryptography;
using System.Text;

namespace TransferLab.Engine.Journal;

/// <summary>A text with its own hash in the line before it, so that any damage is noticed.</summary>
internal static class SealedText
{
    /// <summary>Hexadecimal digits.</summary>
    public const int HashLength = 2 * SHA256.HashSizeInBytes;

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static byte[] Write(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        return [.. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body))), (byte)'\n', .. body];
    }

    /// <exception cref="InvalidDataException">The bytes are not what was written.</exception>
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= HashLength || bytes[HashLength] != '\n')
        {
            throw new InvalidDataException("The text has no hash.");
        }

        var body = bytes[(HashLength + 1)..];
        return bytes[..HashLength].SequenceEqual(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body))))
            ? Encoding.UTF8.GetString(body)
            : throw new InvalidDataException("The text does not match its hash.");
    }
}
