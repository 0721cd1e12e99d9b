using System.ComponentModel.DataAnnotations;

namespace TransferLab.Web.Uploads;

/// <summary>How much a browser may send in one go.</summary>
public sealed record UploadOptions
{
    public const string Section = "TransferLab:Uploads";

    /// <summary>Bytes of one upload, all its files together. Default 8 GiB.</summary>
    [Range(1, long.MaxValue)]
    public long MaximumBytes { get; init; } = 8L << 30;

    /// <summary>Files of one upload. Default 200,000.</summary>
    [Range(1, 10_000_000)]
    public int MaximumFiles { get; init; } = 200_000;
}
