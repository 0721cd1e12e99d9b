namespace TransferLab.Engine.Training.Techniques;

/// <summary>What the parts of a training take on this machine, in seconds and bytes.</summary>
/// <param name="StepSeconds">One step of the optimiser, pictures in memory.</param>
/// <param name="DecodeSeconds">Reading one picture on one core.</param>
/// <param name="FreezeSeconds">One view of one picture through the frozen part; 0 where there is none.</param>
/// <param name="PredictSeconds">Looking at one picture with the whole network.</param>
/// <param name="PictureBytes">Memory of one decoded picture.</param>
/// <param name="PeakBytes">Of the process while it trained.</param>
/// <param name="Steps">That were measured.</param>
internal sealed record TuningCost(
    double StepSeconds, double DecodeSeconds, double FreezeSeconds, double PredictSeconds, long PictureBytes, long PeakBytes, int Steps);
