using System.Text.Json.Serialization;

namespace TransferLab.Engine.Datasets;

/// <summary>How the pictures that judge a classifier are set apart from those it learns from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SplitMode>))]
public enum SplitMode
{
    /// <summary>The data set's own test part where it has one; folds where data is small; otherwise one drawn test part.</summary>
    Automatic,

    /// <summary>The test part that the source came with.</summary>
    Given,

    /// <summary>One stratified test part, drawn by the seed.</summary>
    HoldOut,

    /// <summary>Stratified folds: every picture is tested once, by a classifier that has not seen it.</summary>
    CrossValidation,
}
