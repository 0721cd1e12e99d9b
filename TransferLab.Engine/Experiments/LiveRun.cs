namespace TransferLab.Engine.Experiments;

/// <summary>A run that waits or is being executed.</summary>
internal sealed class LiveRun(Run run)
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>As it is now.</summary>
    public Run Run { get; set; } = run;

    // Never disposed: without a timer it holds nothing but memory, and a late Cancel must not meet a disposed one.
    public CancellationTokenSource Stop { get; } = new();

    public Task Ended => ended.Task;

    public void End() => ended.TrySetResult();
}
