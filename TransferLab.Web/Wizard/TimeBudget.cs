namespace TransferLab.Web.Wizard;

public enum TimeBudget
{
    Minutes,
    Hours,
}
