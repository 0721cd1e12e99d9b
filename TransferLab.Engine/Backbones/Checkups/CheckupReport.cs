using TransferLab.Engine.Backbones.Anatomy;
using TransferLab.Engine.Backbones.Sessions;

namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>A network that was opened, run and found to compute sensible features.</summary>
/// <param name="Anatomy">How to use the file.</param>
/// <param name="Mode">How it takes several pictures.</param>
/// <param name="FeatureWidth">Numbers that describe a picture.</param>
/// <param name="LogitsWidth">Classes of its own; null where it has no classifier that works.</param>
/// <param name="MillisecondsPerPicture">On one processor core, in batches.</param>
internal sealed record CheckupReport(
    NetworkAnatomy Anatomy,
    BatchMode Mode,
    int FeatureWidth,
    int? LogitsWidth,
    double MillisecondsPerPicture)
{
    /// <summary>Counts up when another version of the app would find something else; older reports are then made anew.</summary>
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;
}
