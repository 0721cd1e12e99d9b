using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>Where pictures enter a network.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Type">Float, Float16, Double or UInt8; anything but Float gets a cast in front.</param>
/// <param name="Layout">Order of the axes.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Height">Pixels; null where any size will do.</param>
/// <param name="Width">Pixels; null where any size will do.</param>
/// <param name="FixedBatch">The only batch size it takes; null where any will do.</param>
internal sealed record InputPort(
    string Name,
    ElementType Type,
    InputLayout Layout,
    int Channels,
    int? Height,
    int? Width,
    int? FixedBatch);
