using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Datasets;

/// <summary>Limits of one import. They guard against mistakes and hostile archives, not against large honest data: raise them.</summary>
public sealed record ImportOptions
{
    public const string Section = "TransferLab:Import";

    /// <summary>Pictures in one data set. Default 200,000.</summary>
    [Range(2, 10_000_000)]
    public int MaximumPictures { get; init; } = 200_000;

    /// <summary>Classes in one data set. Default 1000.</summary>
    [Range(2, 100_000)]
    public int MaximumClasses { get; init; } = 1000;

    /// <summary>Bytes of all pictures together, unpacked. Default 20 GiB.</summary>
    [Range(1, long.MaxValue)]
    public long MaximumBytes { get; init; } = 20L << 30;

    /// <summary>Bytes of one picture file, unpacked. Default 64 MiB.</summary>
    [Range(1, int.MaxValue / 2)]
    public int MaximumBytesPerPicture { get; init; } = 64 << 20;

    /// <summary>Width × height of one picture, checked before it is decoded. Default 120 million.</summary>
    [Range(1, int.MaxValue / 4)]
    public long MaximumPixelsPerPicture { get; init; } = Imaging.PictureDecoder.DefaultMaximumPixels;

    /// <summary>Unpacked by packed size of one ZIP entry above 1 MiB. Real pictures are far below. Default 200.</summary>
    [Range(2, 100_000)]
    public int MaximumCompressionRatio { get; init; } = 200;

    /// <summary>Disk space for thumbnails, oldest out first. Default 256 MiB.</summary>
    [Range(0, long.MaxValue)]
    public long MaximumThumbnailBytes { get; init; } = 256L << 20;
}
