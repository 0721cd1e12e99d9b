using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Experiments;

/// <summary>A data set of the library, in one version of its content.</summary>
public sealed record DatasetReference
{
    [Description("Identifier in the library.")]
    [StringLength(200, MinimumLength = 1)]
    public required string Id { get; init; }

    [Description("SHA-256 over its content, lower-case hexadecimal.")]
    [RegularExpression("^[0-9a-f]{64}$")]
    public required string Version { get; init; }
}
