using System.Text.Json.Serialization;

namespace TransferLab.Engine.Evaluation;

/// <summary>A measured number with its interval, or with the reason why it has none.</summary>
/// <param name="Value">What was measured.</param>
/// <param name="Low">Lower end of the interval; null where there is none.</param>
/// <param name="High">Upper end of the interval; null where there is none.</param>
/// <param name="Method">Where the interval comes from.</param>
/// <param name="WhyNone">Why there is no interval; null where there is one.</param>
public sealed record Estimate(double Value, double? Low, double? High, IntervalMethod Method, UserMessage? WhyNone = null)
{
    [JsonIgnore]
    public bool HasInterval => Low is not null && High is not null;

    public static Estimate WithoutInterval(double value, UserMessage why) => new(value, null, null, IntervalMethod.None, why);

    /// <summary>Whether both could be the same number, as far as their intervals tell.</summary>
    public bool Overlaps(Estimate other) =>
        (Low ?? Value) <= (other.High ?? other.Value) && (other.Low ?? other.Value) <= (High ?? Value);
}
