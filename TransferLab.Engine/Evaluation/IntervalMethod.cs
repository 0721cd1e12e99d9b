using System.Text.Json.Serialization;

namespace TransferLab.Engine.Evaluation;

/// <summary>Where an interval comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntervalMethod>))]
public enum IntervalMethod
{
    /// <summary>There is none; <see cref="Estimate.WhyNone"/> says why.</summary>
    None,

    /// <summary>Wilson's score interval of a proportion.</summary>
    Wilson,

    /// <summary>Percentiles over test sets drawn again from the test set.</summary>
    Bootstrap,

    /// <summary>Student's t over repeated draws or folds.</summary>
    Student,
}
