namespace TransferLab.Web.Wizard;

/// <summary>What the user says about the task before there is any data.</summary>
public sealed record GuideAnswers
{
    public LabelBudget? Labels { get; init; }

    public PictureKind? Pictures { get; init; }

    public TimeBudget? Time { get; init; }
}
