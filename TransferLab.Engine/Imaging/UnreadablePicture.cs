using SkiaSharp;

namespace TransferLab.Engine.Imaging;

/// <summary>Says why some bytes are not a picture that can be read, and what to do about it.</summary>
internal static class UnreadablePicture
{
    public static TransferLabException NotAPicture(ReadOnlySpan<byte> file) => file.IsEmpty
        ? new($"The file is empty.", $"Copy it again from where it came from.")
        : ForeignFormat.Name(file) is { } name
            ? OtherFormat(name)
            : new($"This is not a picture: its content is none of JPEG, PNG, WebP, GIF and BMP, whatever the file is called.", $"Leave it out, or save it again as JPEG or PNG.");

    public static TransferLabException OtherFormat(string format) =>
        new($"Pictures in the format {format} cannot be read.", $"Save it again as JPEG or PNG.");

    public static TransferLabException TooManyPixels(PictureInfo info, long maximum) => new(
        $"The picture has {info.Width}×{info.Height} pixels, more than the {maximum} in all that are allowed.",
        $"Save it smaller, or raise TransferLab:Import:MaximumPixelsPerPicture in appsettings.json.");

    public static TransferLabException From(SKCodecResult result) => result switch
    {
        SKCodecResult.IncompleteInput => new($"The picture is cut off: part of the file is missing.", $"Copy it again from where it came from."),
        SKCodecResult.InternalError => new($"There is not enough memory to decode the picture.", $"Save it smaller."),
        _ => new($"The picture is damaged and cannot be decoded.", $"Copy it again from where it came from, or save it again as JPEG or PNG."),
    };
}
