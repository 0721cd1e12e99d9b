namespace TransferLab.Engine.Experiments;

public enum RunState
{
    Queued,
    Running,
    Finished,
    Failed,
    Cancelled,
}
