using System.Text.Json.Serialization;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>What a measured transfer gap says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GapVerdict>))]
public enum GapVerdict
{
    /// <summary>The whole interval lies above zero.</summary>
    Gains,

    /// <summary>The whole interval lies below zero: negative transfer.</summary>
    Costs,

    /// <summary>The interval holds zero and is narrow.</summary>
    NoDifference,

    /// <summary>The interval holds zero and is too wide to say more.</summary>
    TooFewToTell,
}
