namespace TransferLab.Engine.Transferability.Scores;

/// <summary>What all scores refuse, before each looks at what it needs itself.</summary>
internal abstract class TransferabilityScore : ITransferabilityScore
{
    public abstract ScoreKind Kind { get; }

    public ScoreValue Evaluate(ScoreInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Refusal(input) is { } why)
        {
            return ScoreValue.None(Kind, why);
        }

        var value = Compute(input, cancellationToken);
        return double.IsFinite(value)
            ? new(Kind, value, null, Caution(input))
            : ScoreValue.None(Kind, UserMessage.Of($"These features give no finite number; some of them hardly vary."));
    }

    /// <summary>Why this score cannot be trusted on this input; null where it can.</summary>
    protected virtual UserMessage? Needs(ScoreInput input) => null;

    /// <summary>What to know about a number that can be trusted with care.</summary>
    protected virtual UserMessage? Caution(ScoreInput input) => null;

    protected abstract double Compute(ScoreInput input, CancellationToken cancellationToken);

    /// <summary>For scores that invert a covariance: with as many columns as rows it fits anything.</summary>
    protected static UserMessage? MoreRowsThanColumns(ScoreInput input) => input.Rows > input.Columns
        ? null
        : UserMessage.Of($"{input.Rows} pictures are too few for {input.Columns} numbers per picture: this score would call anything a perfect fit.");

    private UserMessage? Refusal(ScoreInput input)
    {
        if (input.ClassCount < 2)
        {
            return UserMessage.Of($"All pictures are of one class, so there is nothing to tell apart.");
        }

        return input.Counts.Min() == 1
            ? UserMessage.Of($"A class has a single picture; how it varies cannot be known.")
            : Needs(input);
    }
}
