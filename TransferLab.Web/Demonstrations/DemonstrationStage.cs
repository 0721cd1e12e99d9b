namespace TransferLab.Web.Demonstrations;

/// <summary>The parts of a demonstration, in their order.</summary>
public enum DemonstrationStage
{
    Pictures,
    Model,
    Technique,
    Run,
    Result,
}
