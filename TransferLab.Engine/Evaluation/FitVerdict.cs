using System.Text.Json.Serialization;

namespace TransferLab.Engine.Evaluation;

/// <summary>How what was learned carries over to new examples.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FitVerdict>))]
public enum FitVerdict
{
    /// <summary>There are too few test examples to tell.</summary>
    TooFewToTell,

    /// <summary>Not measurably better than always answering the most frequent class.</summary>
    NothingLearned,

    /// <summary>Even the training examples are often missed.</summary>
    UnderFitting,

    /// <summary>Training examples are known by heart, new ones are not.</summary>
    OverFitting,

    /// <summary>Nothing stands out.</summary>
    Sound,
}
