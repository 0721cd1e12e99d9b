using System.Text.Json.Serialization;

namespace TransferLab.Engine.Transferability.Remedies;

/// <summary>What can be done about a transfer gap.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RemedyKind>))]
public enum RemedyKind
{
    /// <summary>A network that knows pictures more like these.</summary>
    AnotherBackbone,

    /// <summary>Tune all layers, the earliest included.</summary>
    TuneEarlierLayers,

    /// <summary>Tune the last blocks, or more of them than before.</summary>
    FewerFrozenLayers,

    /// <summary>Label more pictures.</summary>
    MoreLabels,

    /// <summary>Train from scratch.</summary>
    NoTransfer,
}
