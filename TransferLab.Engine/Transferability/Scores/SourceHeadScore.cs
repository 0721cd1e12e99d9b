namespace TransferLab.Engine.Transferability.Scores;

/// <summary>Scores that look at what the backbone's own classifier takes the pictures for.</summary>
internal abstract class SourceHeadScore : TransferabilityScore
{
    protected override UserMessage? Needs(ScoreInput input) => input.SourceProbabilities is null
        ? UserMessage.Of($"This network has no classifier of its own.")
        : null;

    protected override UserMessage? Caution(ScoreInput input) => input.SourceProbabilities is { } theta && input.Rows < theta.Columns
        ? UserMessage.Of($"{input.Rows} pictures are few against the {theta.Columns} classes that the network knows.")
        : null;
}
