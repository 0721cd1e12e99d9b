using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>A transfer gap in words.</summary>
internal static class GapWords
{
    /// <summary>An interval that holds zero and reaches farther than this to a side leaves everything open.</summary>
    private const double WidestHalf = 0.10;

    public static GapVerdict Verdict(Estimate gap) => (gap.Low ?? gap.Value, gap.High ?? gap.Value) switch
    {
        ( > 0, _) => GapVerdict.Gains,
        (_, < 0) => GapVerdict.Costs,
        var (low, high) => (high - low) / 2 > WidestHalf ? GapVerdict.TooFewToTell : GapVerdict.NoDifference,
    };

    /// <summary>The verdict in a sentence, with its numbers.</summary>
    public static UserMessage Finding(Estimate gap, ScratchMethod strongest)
    {
        var (value, low, high) = (100 * gap.Value, 100 * (gap.Low ?? gap.Value), 100 * (gap.High ?? gap.Value));
        return Verdict(gap) switch
        {
            GapVerdict.Gains => UserMessage.Of($"Transfer gains {value:0.0} points, between {low:0.0} and {high:0.0}."),
            GapVerdict.Costs => UserMessage.Of($"Transfer costs {-value:0.0} points, between {-high:0.0} and {-low:0.0}. Starting from nothing is better: {Name(strongest)}."),
            GapVerdict.NoDifference => UserMessage.Of($"Transfer makes no difference that can be measured: {value:0.0} points, between {low:0.0} and {high:0.0}."),
            _ => UserMessage.Of($"It cannot be told yet whether transfer helps: the difference lies anywhere between {low:0} and {high:0} points. More test pictures or more runs would tell."),
        };
    }

    /// <summary>Within a sentence.</summary>
    public static UserMessage Name(ScratchMethod method) => method switch
    {
        ScratchMethod.Pixels => UserMessage.Of($"logistic regression on the pixels"),
        ScratchMethod.SmallNetwork => UserMessage.Of($"a small network trained from scratch"),
        _ => UserMessage.Of($"the same architecture trained from scratch"),
    };
}
