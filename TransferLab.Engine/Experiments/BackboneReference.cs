using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Experiments;

/// <summary>A pretrained network, in one version of its file.</summary>
public sealed record BackboneReference
{
    [Description("Identifier of its card.")]
    [StringLength(200, MinimumLength = 1)]
    public required string Id { get; init; }

    [Description("SHA-256 of its file, lower-case hexadecimal.")]
    [RegularExpression("^[0-9a-f]{64}$")]
    public required string Sha256 { get; init; }
}
