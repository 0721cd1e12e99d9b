using System.Text.Json.Serialization;

namespace TransferLab.Engine.Evaluation;

/// <summary>What a classifier must beat to be worth anything.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BaselineKind>))]
public enum BaselineKind
{
    /// <summary>Always the most frequent class of the training part.</summary>
    MajorityClass,

    /// <summary>Logistic regression on the picture itself, scaled to 32×32 pixels: no pretrained network.</summary>
    Pixels,
}
