using System.Text.Json.Serialization;

namespace TransferLab.Engine.Datasets;

/// <summary>The part of the data that the source itself assigned an example to (a <c>train/</c>, <c>val/</c> or <c>test/</c> folder).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Partition>))]
public enum Partition
{
    Unassigned,
    Train,
    Validation,
    Test,
}
