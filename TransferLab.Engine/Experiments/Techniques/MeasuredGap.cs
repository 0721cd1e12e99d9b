using TransferLab.Engine.Transferability.Gap;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>What transfer is worth against training from scratch.</summary>
internal sealed record MeasuredGap(TransferGap Gap);
