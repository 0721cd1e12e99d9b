using System.Text.Json.Serialization;

namespace TransferLab.Engine.Transferability.Risk;

/// <summary>What is known of a backbone on a data set before any training; all of it is measured, on the training part alone.</summary>
public sealed record RiskEvidence
{
    /// <summary>Mean over the classes of the pictures that are learned from.</summary>
    public required double LabelsPerClass { get; init; }

    public required int Classes { get; init; }

    /// <summary>Pictures that are learned from, about.</summary>
    [JsonIgnore]
    public double Pictures => LabelsPerClass * Classes;

    /// <summary>Expected accuracy of a linear classifier on the backbone's features, 0 to 1.</summary>
    public required double FeatureAccuracy { get; init; }

    /// <summary>The same on the pixels themselves, scaled to 32×32.</summary>
    public required double PixelAccuracy { get; init; }

    /// <summary>The same on what a network sees that has learned nothing yet: what one from scratch can make something of.</summary>
    public required double UntrainedAccuracy { get; init; }

    /// <summary>Pictures that find their own class among their nearest neighbours by the backbone's features, 0 to 1.</summary>
    public required double FeatureNeighbours { get; init; }

    /// <summary>The same by pixels.</summary>
    public required double PixelNeighbours { get; init; }

    /// <summary>Part of the pictures that have no colour, 0 to 1.</summary>
    public required double GreyShare { get; init; }

    /// <summary>Whether the network takes grey pictures only.</summary>
    public required bool NetworkIsGrey { get; init; }

    /// <summary>Part of the pictures whose colours the network did not learn with: grey ones for a network of colours, coloured ones for one of grey.</summary>
    [JsonIgnore]
    public double ToneMismatch => NetworkIsGrey ? 1 - GreyShare : GreyShare;
}
