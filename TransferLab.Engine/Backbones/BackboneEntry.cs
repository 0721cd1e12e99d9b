namespace TransferLab.Engine.Backbones;

/// <summary>One line of the library.</summary>
public sealed record BackboneEntry
{
    /// <summary>The card's id; for a file without a card, its name without <c>.onnx</c>.</summary>
    public required string Id { get; init; }

    public required BackboneState State { get; init; }

    /// <summary>Null while the file needs a look, and where it is unusable.</summary>
    public BackboneCard? Card { get; init; }

    /// <summary>The ONNX file; null while it is not on this machine.</summary>
    public string? File { get; init; }

    /// <summary>Why it cannot be used; null otherwise.</summary>
    public UserMessage? Problem { get; init; }
}
