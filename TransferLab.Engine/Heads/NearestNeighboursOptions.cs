using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Heads;

/// <summary>Options of NearestNeighbours.</summary>
public sealed record NearestNeighboursOptions : HeadOptions
{
    public const string Id = "nearest-neighbours";

    public override string HeadId => Id;

    [Description("Neighbours that vote; null chooses their number, leaving one training example out at a time.")]
    [Range(1, 1000)]
    public int? Neighbours { get; init; }

    [Description("How far two pictures are from each other; null chooses it along with the number of neighbours.")]
    public DistanceMetric? Metric { get; init; }
}
