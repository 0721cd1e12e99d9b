namespace TransferLab.Engine.Experiments;

/// <summary>One execution of an experiment, as it is at one moment. Never changes: each change makes another one.</summary>
public sealed record Run
{
    public required RunId Id { get; init; }

    public required Experiment Experiment { get; init; }

    public RunState State { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often it was started; more than once when the app ended in the middle of it.</summary>
    public int Attempts { get; init; }

    /// <summary>All steps, those to come included, in their order.</summary>
    public IReadOnlyList<StepStatus> Steps { get; init; } = [];

    /// <summary>For the whole run, from rates measured on this machine; null as long as a step to come was never measured here.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>Set where <see cref="State"/> is <see cref="RunState.Failed"/>.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>It was told to stop and will end soon.</summary>
    public bool IsStopping { get; init; }

    /// <summary>No more work will be done on it by itself.</summary>
    public bool HasEnded => State is RunState.Finished or RunState.Failed or RunState.Cancelled;

    /// <summary>The step being worked on, if any.</summary>
    public StepStatus? CurrentStep => Steps.FirstOrDefault(step => step.State == StepState.Running);
}
