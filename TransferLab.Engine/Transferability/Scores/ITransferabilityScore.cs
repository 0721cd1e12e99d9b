namespace TransferLab.Engine.Transferability.Scores;

/// <summary>Judges a backbone on labelled features, without training. Higher is better.</summary>
internal interface ITransferabilityScore
{
    ScoreKind Kind { get; }

    /// <returns>A number, or the reason why there is none.</returns>
    ScoreValue Evaluate(ScoreInput input, CancellationToken cancellationToken);
}
