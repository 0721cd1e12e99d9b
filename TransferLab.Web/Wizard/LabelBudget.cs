namespace TransferLab.Web.Wizard;

/// <summary>Labelled pictures per class that there are, or that can be had.</summary>
public enum LabelBudget
{
    UpToTen,
    UpToAHundred,
    UpToAThousand,
    More,
}
