using System.Text.Json.Serialization;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>The scores that need no training. Of all, higher is better.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScoreKind>))]
public enum ScoreKind
{
    /// <summary>How many pictures find their own class among their nearest neighbours, by angle.</summary>
    NeighboursCosine,

    /// <summary>As above, by straight line.</summary>
    NeighboursEuclidean,

    Leep,
    NLeep,
    Nce,
    LogMe,
    HScore,
    RegularisedHScore,
    TransRate,
    Gbc,
    Parc,
    Sfda,
}
