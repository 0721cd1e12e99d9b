using System.Text.Json.Serialization;

namespace TransferLab.Engine.Transferability.Risk;

/// <summary>One thing that speaks for or against a risk.</summary>
/// <param name="Text">In plain words.</param>
/// <param name="Contribution">To the logarithm of the odds, against the mean of the measured cases: above 0 it raises the risk.</param>
public sealed record RiskReason(UserMessage Text, double Contribution)
{
    [JsonIgnore]
    public bool RaisesRisk => Contribution > 0;
}
