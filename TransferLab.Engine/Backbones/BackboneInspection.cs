namespace TransferLab.Engine.Backbones;

/// <summary>A model file that was read and tried: what it is, and what must still be asked.</summary>
public sealed record BackboneInspection
{
    public required string File { get; init; }

    public required string Sha256 { get; init; }

    public required long FileBytes { get; init; }

    /// <summary>A free id made from the file's name.</summary>
    public required string SuggestedId { get; init; }

    /// <summary>The card, where the file is a known one; nothing needs to be asked then.</summary>
    public BackboneCard? Known { get; init; }

    public required IReadOnlyList<BackboneQuestion> Questions { get; init; }

    public required InputLayout Layout { get; init; }

    /// <summary>1 or 3.</summary>
    public required int Channels { get; init; }

    /// <summary>Pixels; null where the file takes any size.</summary>
    public int? InputWidth { get; init; }

    /// <summary>Pixels; null where the file takes any size.</summary>
    public int? InputHeight { get; init; }

    /// <summary>The batch that the file fixes; null where it takes any.</summary>
    public int? FixedBatch { get; init; }

    /// <summary>The name of the layer that features are taken from.</summary>
    public required string FeatureTensor { get; init; }

    public required int FeatureWidth { get; init; }

    /// <summary>Classes of its own; null where it has no classifier.</summary>
    public int? LogitsWidth { get; init; }

    public required long Parameters { get; init; }

    /// <summary>On one processor core.</summary>
    public required TimeSpan TimePerPicture { get; init; }

    /// <summary>Its weights lie in files beside it; importing makes one file of all.</summary>
    public required bool HasExternalData { get; init; }

    /// <summary>The layer that the user named, null where it was found.</summary>
    public string? NamedTensor { get; init; }
}
