namespace TransferLab.Engine.Training.Fitting;

/// <summary>Notices that a training runs away, and says what to change.</summary>
internal sealed class DivergenceWatch(FitSettings settings, int classes)
{
    // A loss this many times that of guessing has nothing left to learn from; below, bad starts have been seen to recover.
    private const double Exploded = 5;
    private const int StepsToTell = 20;

    private readonly double limit = Exploded * Math.Max(1, Math.Log(classes));
    private int above;

    /// <exception cref="TransferLabException">The loss is no number any more, or has exploded.</exception>
    public void Check(Steps.StepOutcome outcome, int epoch, int step)
    {
        if (!outcome.IsFinite)
        {
            throw new TransferLabException(
                UserMessage.Of($"The training ran away: in epoch {epoch + 1}, step {step + 1}, the loss was no number any more."),
                Remedy());
        }

        above = outcome.Loss > limit ? above + 1 : 0;
        if (above >= StepsToTell)
        {
            throw new TransferLabException(
                UserMessage.Of($"The training ran away: in epoch {epoch + 1} the loss has been above {limit:0.0} for {StepsToTell} steps; guessing would have {Math.Log(classes):0.0}."),
                Remedy());
        }
    }

    private UserMessage Remedy() => settings.Optimiser.GradientNormLimit is > 0 and <= 10
        ? UserMessage.Of($"Choose a lower learning rate than {settings.LearningRate:0.######}, for instance {settings.LearningRate / 5:0.#######}, or a longer warm-up.")
        : UserMessage.Of($"Choose a lower learning rate than {settings.LearningRate:0.######}, for instance {settings.LearningRate / 5:0.#######}, or limit the length of gradients to 1.");
}
