using System.Text.Json.Serialization;

namespace TransferLab.Engine.Heads;

/// <summary>How far two feature vectors are from each other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DistanceMetric>))]
public enum DistanceMetric
{
    /// <summary>The angle between them, seen from the mean of the training features.</summary>
    Cosine,

    /// <summary>The straight line between them, each feature divided by its standard deviation.</summary>
    Euclidean,
}
