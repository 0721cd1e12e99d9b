using System.Text.Json.Serialization;

namespace TransferLab.Engine.Datasets;

/// <summary>Why an import left a file out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnusableKind>))]
public enum UnusableKind
{
    /// <summary>Not a picture, damaged, encrypted, or above a limit.</summary>
    Unreadable,

    /// <summary>It lies where no class can be told, or its line in the table is wrong.</summary>
    Unlabelled,

    /// <summary>The same bytes are there once already, in the same class and part.</summary>
    Duplicate,

    /// <summary>The same bytes also lie in another class.</summary>
    Conflict,

    /// <summary>The same bytes are learned from, so they must not be tested on.</summary>
    Leak,
}
