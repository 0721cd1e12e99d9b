using System.Text.Json.Serialization;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>What one score says of one backbone on one data set, or why it says nothing.</summary>
/// <param name="Kind">Which score.</param>
/// <param name="Value">Higher is better; null where it could not be trusted.</param>
/// <param name="WhyNone">Why there is no number; null where there is one.</param>
/// <param name="Caution">What to know about the number; null where it stands for itself.</param>
public sealed record ScoreValue(ScoreKind Kind, double? Value, UserMessage? WhyNone = null, UserMessage? Caution = null)
{
    [JsonIgnore]
    public bool IsTrusted => Value is not null;

    public static ScoreValue None(ScoreKind kind, UserMessage why) => new(kind, null, why);
}
