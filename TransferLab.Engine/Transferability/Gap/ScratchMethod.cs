using System.Text.Json.Serialization;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>A way to learn a task from nothing: what transfer has to beat.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScratchMethod>))]
public enum ScratchMethod
{
    /// <summary>Logistic regression on the picture itself, scaled to 32×32 pixels.</summary>
    Pixels,

    /// <summary>A small residual network of our own, fresh weights.</summary>
    SmallNetwork,

    /// <summary>The backbone's own architecture with fresh weights.</summary>
    SameArchitecture,
}
