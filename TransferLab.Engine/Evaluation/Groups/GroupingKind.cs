using System.Text.Json.Serialization;

namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>What test pictures are grouped by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GroupingKind>))]
public enum GroupingKind
{
    /// <summary>Thirds by mean brightness.</summary>
    Brightness,

    /// <summary>Thirds by the shorter side in pixels.</summary>
    Size,

    /// <summary>Folders that the pictures came in.</summary>
    Folder,

    /// <summary>A column of the table that the pictures came with.</summary>
    Column,
}
