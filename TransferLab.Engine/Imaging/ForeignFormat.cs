namespace TransferLab.Engine.Imaging;

/// <summary>Names the files that people often take for readable pictures, by their first bytes.</summary>
internal static class ForeignFormat
{
    /// <summary>Null where the format is not known.</summary>
    public static string? Name(ReadOnlySpan<byte> file) => file switch
    {
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "TIFF",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "PDF",
        [(byte)'P', (byte)'K', 3, 4, ..] => "ZIP",
        [(byte)'8', (byte)'B', (byte)'P', (byte)'S', ..] => "PSD",
        [0x1A, 0x45, 0xDF, 0xA3, ..] => "WebM",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Brand(file),
        _ => IsSvg(file) ? "SVG" : null,
    };

    private static string Brand(ReadOnlySpan<byte> file) => file[8..] switch
    {
        [(byte)'a', (byte)'v', (byte)'i', (byte)'f' or (byte)'s', ..] => "AVIF",
        [(byte)'h', (byte)'e', ..] or [(byte)'m', (byte)'i', (byte)'f', (byte)'1', ..] => "HEIC",
        _ => "MP4",
    };

    private static bool IsSvg(ReadOnlySpan<byte> file) => file[..Math.Min(512, file.Length)].IndexOf("<svg"u8) >= 0;
}
