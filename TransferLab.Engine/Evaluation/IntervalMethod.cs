using System.Text.Json.Serialization;

namespace TransferLab.Engine.Evaluation;

/// <summary>Where an interval comes from; <c>docs/methods/intervals.md</c> has the formulae.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntervalMethod>))]
public enum IntervalMethod
{
    /// <summary>There is none; <see cref="Estimate.WhyNone"/> says why.</summary>
    None,

    /// <summary>Wilson's score interval of a proportion.</summary>
    Wilson,

    /// <summary>Wilson's intervals of the classes, combined for their mean.</summary>
    CombinedWilson,

    /// <summary>Newcombe's score interval of the difference of two proportions on the same examples.</summary>
    Newcombe,

    /// <summary>Percentiles over test sets drawn again from the test set.</summary>
    Bootstrap,

    /// <summary>Student's t over repeated draws.</summary>
    Student,

    /// <summary>Wilson's interval for the test set and Student's t for the draws, added as squares.</summary>
    WilsonAndStudent,

    /// <summary>Analysis of variance over the same pictures in several runs.</summary>
    CrossedRuns,

    /// <summary>Differences between folds, each with pictures of its own.</summary>
    SeparateRuns,

    /// <summary>Where a number that is not measured yet will lie: the error of earlier predictions and the chance of sample and test part together.</summary>
    Prediction,
}
