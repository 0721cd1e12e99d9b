namespace TransferLab.Engine.Backbones;

/// <summary>What the user says of a file that is imported.</summary>
public sealed record BackboneDescription
{
    /// <summary>Letters, digits, dots, dashes and underscores; not taken yet.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required Preprocessing Preprocessing { get; init; }

    public string Architecture { get; init; } = "";

    public string TrainedOn { get; init; } = "";

    public string Licence { get; init; } = "";

    public string Source { get; init; } = "";
}
