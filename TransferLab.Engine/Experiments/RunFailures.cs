namespace TransferLab.Engine.Experiments;

/// <summary>Why a run failed, in words that a user can act on.</summary>
internal static class RunFailures
{
    public static RunFailure Explain(Exception failure, Run run)
    {
        var step = run.Steps.FirstOrDefault(step => step.State == StepState.Failed)?.Id;
        return failure switch
        {
            TransferLabException known => new(known.Problem, known.Remedy, step),
            _ when DurableFile.IsFullDisk(failure) => new(
                UserMessage.Of($"The disk is full; the run could not go on."),
                UserMessage.Of($"Free some space, then continue the run: steps that ended are kept."),
                step),
            OutOfMemoryException => new(
                UserMessage.Of($"The memory of this machine is not enough for this run."),
                UserMessage.Of($"Close other programs, or choose a smaller model or fewer examples, then continue the run."),
                step,
                failure.ToString()),
            _ => new(
                UserMessage.Of($"The run met an error that should not occur: {failure.Message}"),
                UserMessage.Of($"Continue the run: steps that ended are kept. If it fails again, report it with the technical details."),
                step,
                failure.ToString()),
        };
    }

    /// <summary>The app ended several times in the middle of the run, most likely because of it.</summary>
    public static RunFailure EndedAbruptly(int attempts) => new(
        UserMessage.Of($"The app ended abruptly {attempts} times during this run."),
        UserMessage.Of($"The memory may not be enough: choose a smaller model or fewer examples, or continue the run when other programs are closed."));
}
