using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace TransferLab.Engine.Experiments;

/// <summary>Which technique, with which head and options.</summary>
public sealed record TechniqueChoice
{
    [Description("The technique, e.g. feature-extraction.")]
    [StringLength(100, MinimumLength = 1)]
    public required string Kind { get; init; }

    [Description("The classifier on frozen features, e.g. logistic-regression; absent where the technique trains none.")]
    [StringLength(100, MinimumLength = 1)]
    public string? Head { get; init; }

    [Description("Options of the technique; each has a default.")]
    public IReadOnlyDictionary<string, JsonElement> Options { get; init; } = new Dictionary<string, JsonElement>();
}
