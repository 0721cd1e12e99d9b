using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Backbones;

/// <summary>How pretrained networks are fetched and run.</summary>
public sealed record BackboneOptions
{
    public const string Section = "TransferLab:Backbones";

    /// <summary>Where the catalog's files are fetched from; <c>{name}</c> stands for the file name without <c>.onnx</c>. An institution's mirror works as well.</summary>
    [Required]
    [RegularExpression("https?://.*\\{name\\}.*", ErrorMessage = "The download address must begin with http:// or https:// and contain {name}.")]
    public string DownloadAddress { get; init; } = "https://huggingface.co/onnxmodelzoo/{name}/resolve/main/{name}.onnx";

    /// <summary>A download that brings nothing for so long is taken for cut off. Default 30 seconds.</summary>
    [Range(0.05, 3600)]
    public double StalledAfterSeconds { get; init; } = 30;

    /// <summary>How often a cut download goes on by itself before the user is asked. Default 4.</summary>
    [Range(0, 100)]
    public int DownloadAttempts { get; init; } = 4;

    /// <summary>Networks that need more for one picture are refused. Default 4,000 MB, in megabytes of 10⁶ bytes.</summary>
    [Range(64, 1_000_000)]
    public int LargestMemoryMegabytes { get; init; } = 4000;

    /// <summary>The first try of an unknown file ends after so long. Default 120 seconds.</summary>
    [Range(1, 3600)]
    public double CheckupSeconds { get; init; } = 120;
}
