using System.Text.Json.Serialization;

namespace TransferLab.Engine.Datasets;

/// <summary>What becomes of the pictures that the source keeps in a <c>val/</c> folder.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ValidationUse>))]
public enum ValidationUse
{
    /// <summary>They are learned from: choices are made on folds of the training part, so no part of its own is needed.</summary>
    Train,

    /// <summary>They are the test part, for data sets that call theirs so.</summary>
    Test,

    /// <summary>They are left out.</summary>
    LeftOut,
}
