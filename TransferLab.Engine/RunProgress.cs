using TransferLab.Engine.Training;

namespace TransferLab.Engine;

/// <summary>How far a long piece of work is.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Done">Units finished, of <paramref name="Total"/>.</param>
/// <param name="Total">Units in all; 0 where that is not known yet.</param>
/// <param name="Detail">The file, head or fold at hand, for display.</param>
/// <param name="Training">The course of a training, where one is going on.</param>
public readonly record struct RunProgress(RunPhase Phase, long Done, long Total, string? Detail = null, TrainingProgress? Training = null)
{
    /// <summary>Between 0 and 1; null where the total is not known.</summary>
    public double? Fraction => Total > 0 ? Math.Clamp((double)Done / Total, 0, 1) : null;
}
