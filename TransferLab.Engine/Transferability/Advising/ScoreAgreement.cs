namespace TransferLab.Engine.Transferability.Advising;

/// <summary>Whether several scores put the backbones into the same order.</summary>
/// <param name="Concordance">Kendall's W: 0 for no agreement at all, 1 for the same order everywhere.</param>
/// <param name="ChanceProbability">How often random orders would agree as well or better.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record ScoreAgreement(double Concordance, double ChanceProbability, UserMessage Sentence)
{
    /// <summary>Above this the scores agree no better than chance.</summary>
    public const double Significance = 0.05;

    public bool IsBetterThanChance => ChanceProbability < Significance;
}
