using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Runs;

/// <summary>Which runs a list shows, and in which order.</summary>
public sealed record RunFilter
{
    /// <summary>Each word must be in the name, the data set, the model, the technique or the head.</summary>
    public string Search { get; init; } = "";

    /// <summary>Null for all.</summary>
    public RunState? State { get; init; }

    public RunSort Sort { get; init; }

    /// <summary>The other way round.</summary>
    public bool Reversed { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Search) && State is null;
}
