using System.ComponentModel;
using System.Text.Json;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Options of <see cref="FeatureExtraction"/>.</summary>
public sealed record FeatureExtractionOptions
{
    [Description("Options of the head; each has a default.")]
    public IReadOnlyDictionary<string, JsonElement> Head { get; init; } = new Dictionary<string, JsonElement>();
}
