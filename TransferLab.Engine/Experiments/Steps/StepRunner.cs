namespace TransferLab.Engine.Experiments.Steps;

/// <summary>Executes the steps of one run: takes products that are there, makes those that are not, and tells how far it is.</summary>
internal sealed class StepRunner(StepStore store, StepRates rates, TimeProvider time, Run run, Action<Run> report)
{
    // A page cannot show more, and every report costs a rendering.
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private List<StepRun> steps = [];
    private Run current = run;
    private readonly Experiment experiment = run.Experiment;
    private long reportedAt = time.GetTimestamp();

    /// <summary>The run as it is now.</summary>
    public Run Current
    {
        get
        {
            lock (gate)
            {
                return current;
            }
        }
    }

    /// <returns>The product of the last step.</returns>
    public async Task<object> RunAsync(IReadOnlyList<ExperimentStep> planned, CancellationToken cancellationToken)
    {
        steps = StepRun.Plan(planned);
        Report(force: true);
        foreach (var step in steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RunStepAsync(step, cancellationToken);
        }

        return steps[^1].Product!;
    }

    private async Task RunStepAsync(StepRun step, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (step.Step.IsKept && store.Read(step.Key, step.Step.ProductType) is { } kept)
        {
            step.Product = kept;
            Change(step, step.Status with { State = StepState.Reused, Elapsed = time.GetElapsedTime(started) });
            return;
        }

        Change(step, step.Status with { State = StepState.Running });
        try
        {
            await MakeAsync(step, started, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Change(step, step.Status with { State = StepState.Failed, Elapsed = time.GetElapsedTime(started), TimeLeft = null });
            throw;
        }
    }

    private async Task MakeAsync(StepRun step, long started, CancellationToken cancellationToken)
    {
        var clock = new ProgressClock(time);
        var context = Context(step, step.Step.Needs);
        var work = step.Step.Work(Context(step, allowed: null));
        var isResumed = store.TouchCheckpoints(step.Key);
        var progress = new StepProgress(progress => Follow(step, clock, progress));
        step.Product = await step.Step.MakeProductAsync(context, progress, cancellationToken);
        if (step.Step.IsKept)
        {
            store.Write(step.Key, step.Product);
        }

        store.DeleteCheckpoints(step.Key);
        var elapsed = time.GetElapsedTime(started);
        if (work is not null && !isResumed)
        {
            // The rest of a step that was broken off says nothing about the whole.
            rates.Measure(work, elapsed);
        }

        Change(step, step.Status with { State = StepState.Finished, Progress = null, TimeLeft = null, Elapsed = elapsed });
    }

    private StepContext Context(StepRun step, IReadOnlyList<Type>? allowed) => new(
        experiment,
        allowed,
        type => steps.Find(earlier => earlier.Step.ProductType == type)?.Product,
        store.CheckpointFolder(step.Key));

    private void Follow(StepRun step, ProgressClock clock, RunProgress progress)
    {
        lock (gate)
        {
            step.Status = step.Status with { Progress = progress, Elapsed = clock.Elapsed, TimeLeft = clock.Left(progress) };
            Report(force: false);
        }
    }

    private void Change(StepRun step, StepStatus status)
    {
        lock (gate)
        {
            step.Status = status;
            Report(force: true);
        }
    }

    private void Report(bool force)
    {
        lock (gate)
        {
            if (!force && time.GetElapsedTime(reportedAt) < ReportEvery)
            {
                return;
            }

            reportedAt = time.GetTimestamp();
            current = current with { Steps = [.. steps.Select(step => step.Status)], TimeLeft = TimeLeft() };
            report(current);
        }
    }

    /// <summary>The sum over the steps to come, or null where one of them was never measured on this machine.</summary>
    private TimeSpan? TimeLeft()
    {
        TimeSpan? left = TimeSpan.Zero;
        foreach (var step in steps)
        {
            left += step.Status.State switch
            {
                StepState.Waiting => Expected(step),
                StepState.Running => step.Status.TimeLeft ?? Remaining(step),
                _ => TimeSpan.Zero,
            };
        }

        return left;
    }

    private TimeSpan? Expected(StepRun step) => step.Step.IsKept && store.Contains(step.Key)
        ? TimeSpan.Zero
        : step.Step.Work(Context(step, allowed: null)) is { } work ? rates.Estimate(work) : null;

    // A step that takes longer than ever before says nothing about how much longer.
    private TimeSpan? Remaining(StepRun step) =>
        Expected(step) is { } expected && expected > step.Status.Elapsed ? expected - step.Status.Elapsed : null;

    private sealed class StepProgress(Action<RunProgress> follow) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => follow(value);
    }
}
