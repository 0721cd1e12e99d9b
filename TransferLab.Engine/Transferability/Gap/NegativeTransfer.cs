using System.Text.Json.Serialization;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>How deep a negative transfer goes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NegativeTransfer>))]
public enum NegativeTransfer
{
    /// <summary>Transfer alone is worse, but what the network had learned still adds something to what is learned from scratch.</summary>
    Weak,

    /// <summary>No mixture of both is measurably better than training from scratch alone.</summary>
    Strong,
}
