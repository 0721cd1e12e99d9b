using System.Text.Json.Serialization;

namespace TransferLab.Engine.Transferability.Risk;

/// <summary>How likely transfer is to end below training from scratch.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RiskLevel>))]
public enum RiskLevel
{
    Low,
    Unclear,
    High,
}
