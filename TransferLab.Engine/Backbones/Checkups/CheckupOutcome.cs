namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>What a checkup ends with: a report, or why there is none.</summary>
internal sealed record CheckupOutcome(CheckupReport? Report, UserMessage? Problem, UserMessage? Remedy)
{
    public static CheckupOutcome Of(Func<CheckupReport> checkup)
    {
        try
        {
            return new(checkup(), null, null);
        }
        catch (TransferLabException refusal)
        {
            return new(null, refusal.Problem, refusal.Remedy);
        }
    }

    /// <exception cref="TransferLabException">The checkup failed.</exception>
    public CheckupReport Unwrap() => Report ?? throw new TransferLabException(
        Problem ?? UserMessage.Of($"The model could not be tried."),
        Remedy ?? UserMessage.Of($"Choose another model."));
}
