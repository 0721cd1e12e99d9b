namespace TransferLab.Web.Work;

public enum WorkState
{
    Running,
    Finished,
    Failed,
    Cancelled,
}
