namespace TransferLab.Engine.Backbones;

/// <summary>What is known about a pretrained network: enough to use it rightly and to judge whether to.</summary>
public sealed record BackboneCard
{
    /// <summary>Stable name in experiments: letters, digits, dots, dashes and underscores.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The family, e.g. <c>MobileNetV2 1.0</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The data it learned from.</summary>
    public required LocalizedText TrainedOn { get; init; }

    public long? Parameters { get; init; }

    /// <summary>Size of the ONNX file, without external data.</summary>
    public required long FileBytes { get; init; }

    /// <summary>SHA-256 of the ONNX file, lower-case hex; what a file is recognised by.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Hash of the file that it was imported from, where that kept its weights in other files; null otherwise.</summary>
    public string? ImportedFromSha256 { get; init; }

    public InputLayout Layout { get; init; } = InputLayout.Nchw;

    /// <summary>The only batch size that the file takes as it is; null where any will do. The library lifts the limit where the graph allows it.</summary>
    public int? FixedBatch { get; init; }

    public required Preprocessing Preprocessing { get; init; }

    /// <summary>Numbers that describe one picture.</summary>
    public required int FeatureWidth { get; init; }

    /// <summary>The tensor that holds the features (a map with height and width is averaged over both); null where the graph is searched for it.</summary>
    public string? FeatureTensor { get; init; }

    /// <summary>The tensor with one number per class of the source; null where the graph is searched, or has none.</summary>
    public string? LogitsTensor { get; init; }

    /// <summary>Classes that the network itself tells apart; null where it has no classifier.</summary>
    public int? LogitsWidth { get; init; }

    /// <summary>An SPDX name, or what is known.</summary>
    public required string Licence { get; init; }

    /// <summary>Who published it, or where it was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>Top-1 in percent on the whole validation set of ImageNet, as published; null where it was not trained for that or nobody says.</summary>
    public double? ImageNetAccuracyPercent { get; init; }

    /// <summary>How well it does on what, measured.</summary>
    public IReadOnlyList<LocalizedText> Measured { get; init; } = [];

    /// <summary>What it is not good for.</summary>
    public IReadOnlyList<LocalizedText> Limits { get; init; } = [];

    /// <summary>Whom or what it sees badly, because of what it learned from.</summary>
    public IReadOnlyList<LocalizedText> Biases { get; init; } = [];

    public bool Equals(BackboneCard? other) => other is not null && Id == other.Id && Sha256 == other.Sha256 && Preprocessing == other.Preprocessing;

    public override int GetHashCode() => HashCode.Combine(Id, Sha256);
}
