namespace TransferLab.Engine.Experiments;

public enum StepState
{
    Waiting,
    Running,
    Finished,

    /// <summary>Its product was there already, from an earlier run or from before a restart.</summary>
    Reused,
    Failed,
}
