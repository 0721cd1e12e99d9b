using CsvHelper.Configuration.Attributes;

namespace TransferLab.Engine.Transferability.Risk;

/// <summary>A measured case with what was known before it: a line of <c>risk-cases.csv</c>, which the risk model is fitted on.</summary>
public sealed record RiskCase
{
    [Name("backbone")]
    public required string Backbone { get; init; }

    [Name("dataset")]
    public required string Dataset { get; init; }

    /// <summary>Where the pictures come from: data sets cut from one collection are left out together.</summary>
    [Name("family")]
    public required string Family { get; init; }

    [Name("labels_per_class")]
    public required double LabelsPerClass { get; init; }

    [Name("seed")]
    public required int Seed { get; init; }

    [Name("classes")]
    public required int Classes { get; init; }

    [Name("feature_accuracy")]
    public required double FeatureAccuracy { get; init; }

    [Name("pixel_accuracy")]
    public required double PixelAccuracy { get; init; }

    [Name("untrained_accuracy")]
    public required double UntrainedAccuracy { get; init; }

    [Name("feature_neighbours")]
    public required double FeatureNeighbours { get; init; }

    [Name("pixel_neighbours")]
    public required double PixelNeighbours { get; init; }

    [Name("grey_share")]
    public required double GreyShare { get; init; }

    [Name("network_is_grey")]
    public required bool NetworkIsGrey { get; init; }

    /// <summary>Transfer minus scratch, in points.</summary>
    [Name("gap_points")]
    public required double GapPoints { get; init; }

    [Name("gap_low")]
    public required double GapLow { get; init; }

    [Name("gap_high")]
    public required double GapHigh { get; init; }

    [Ignore]
    public bool IsNegative => GapPoints < 0;

    /// <summary>The whole interval lies below 0.</summary>
    [Ignore]
    public bool IsClearlyNegative => GapHigh < 0;

    [Ignore]
    public RiskEvidence Evidence => new()
    {
        LabelsPerClass = LabelsPerClass,
        Classes = Classes,
        FeatureAccuracy = FeatureAccuracy,
        PixelAccuracy = PixelAccuracy,
        UntrainedAccuracy = UntrainedAccuracy,
        FeatureNeighbours = FeatureNeighbours,
        PixelNeighbours = PixelNeighbours,
        GreyShare = GreyShare,
        NetworkIsGrey = NetworkIsGrey,
    };
}
