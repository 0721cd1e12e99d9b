using System.ComponentModel;

namespace TransferLab.Engine.Heads;

/// <summary>Options of NearestClassMean.</summary>
public sealed record NearestClassMeanOptions : HeadOptions
{
    public const string Id = "nearest-class-mean";

    public override string HeadId => Id;

    [Description("How far a picture is from the mean of a class.")]
    public DistanceMetric Metric { get; init; } = DistanceMetric.Cosine;
}
