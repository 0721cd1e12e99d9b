namespace TransferLab.Engine;

/// <summary>The kinds of work that report progress.</summary>
public enum RunPhase
{
    Reading,
    Copying,
    Downloading,
    Checking,
    Extracting,
    Fitting,
    Training,
    Evaluating,
    Saving,
}
