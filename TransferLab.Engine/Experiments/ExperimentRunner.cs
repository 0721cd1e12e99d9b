using Microsoft.Extensions.Logging;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Transferability.TrackRecord;

namespace TransferLab.Engine.Experiments;

/// <summary>Executes one experiment: its technique's steps, in their order.</summary>
public sealed class ExperimentRunner(
    TechniqueCatalog techniques,
    StepStore store,
    StepRates rates,
    TimeProvider time,
    ILogger<ExperimentRunner> log,
    AdviceStore? advice = null)
{
    /// <param name="run">The run to execute; products of an earlier attempt are used.</param>
    /// <param name="report">Told of every change, from any thread, at most some times a second.</param>
    /// <returns>The run as it ended (finished or failed) and its outcome, which is null where it failed.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; finished steps keep their products.</exception>
    internal async Task<(Run Run, RunOutcome? Outcome)> RunAsync(Run run, Action<Run> report, CancellationToken cancellationToken)
    {
        var runner = new StepRunner(store, rates, time, run, report);
        try
        {
            var technique = techniques.Find(run.Experiment.Technique.Kind);
            technique.Check(run.Experiment);
            var outcome = (RunOutcome)await runner.RunAsync(technique.Steps(run.Experiment), cancellationToken);
            var ended = Ended(runner.Current, RunState.Finished);
            return (ended, outcome with { Result = Complete(outcome.Result, ended) });
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            log.LogError(failure, "The run {Run} failed.", run.Id);
            return (Ended(runner.Current, RunState.Failed) with { Failure = RunFailures.Explain(failure, runner.Current) }, null);
        }
        finally
        {
            store.Trim();
        }
    }

    private ExperimentResult Complete(ExperimentResult result, Run run) => result with
    {
        Advice = advice?.Before(run),
        Timings = [.. run.Steps.Select(step => new StepTiming(step.Id, step.Elapsed, step.State == StepState.Reused))],
        Versions = EngineBuild.Versions,
        Machine = Machine.Here,
    };

    private Run Ended(Run run, RunState state) => run with { State = state, EndedAt = time.GetUtcNow(), TimeLeft = null };
}
