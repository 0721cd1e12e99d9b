using System.Text;
using System.Text.Unicode;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>The text of a table, whichever program wrote it.</summary>
internal static class TableText
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>By its byte order mark; otherwise UTF-8 where the bytes are, and Windows-1252 (Excel in Western Europe) where not.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => (Utf8.IsValid(bytes) ? Encoding.UTF8 : Windows).GetString(bytes),
    };
}
