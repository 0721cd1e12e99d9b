namespace TransferLab.Engine.Experiments;

/// <summary>How far one step of a run is.</summary>
public sealed record StepStatus
{
    /// <summary>Stable name, e.g. <c>features</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it does, in a few words.</summary>
    public required UserMessage Title { get; init; }

    public StepState State { get; init; }

    /// <summary>The last word of the running step; null before it said any and after it ended.</summary>
    public RunProgress? Progress { get; init; }

    /// <summary>Time spent in it so far.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>From the rate measured so far in this step; null until there is one.</summary>
    public TimeSpan? TimeLeft { get; init; }
}
