namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>A known bias or limit of a backbone, and whether these pictures touch it.</summary>
/// <param name="Card">What the card says.</param>
/// <param name="Evidence">What was seen in the pictures; null where pictures alone cannot tell.</param>
public sealed record CardConcern(LocalizedText Card, UserMessage? Evidence)
{
    /// <summary>Whether the pictures themselves show that it matters here.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsTouched => Evidence is not null;
}
