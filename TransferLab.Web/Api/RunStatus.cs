using System.Globalization;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Api;

/// <summary>A run as programs see it: sentences in the language they ask for, times in seconds.</summary>
internal sealed record RunStatus(
    string Id,
    string Name,
    RunState State,
    DateTimeOffset QueuedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    double? SecondsLeft,
    IReadOnlyList<RunStatus.Step> Steps,
    RunStatus.Trouble? Failure,
    string? Result)
{
    public static RunStatus Of(Run run) => new(
        run.Id.Value,
        run.Experiment.Name,
        run.State,
        run.QueuedAt,
        run.StartedAt,
        run.EndedAt,
        run.TimeLeft?.TotalSeconds,
        [.. run.Steps.Select(step => new Step(step.Id, Spelled(step.Title), step.State, step.Progress?.Done, step.Progress?.Total, step.Elapsed.TotalSeconds))],
        run.Failure is { } failure ? new(Spelled(failure.Problem), Spelled(failure.Remedy)) : null,
        run.State == RunState.Finished ? RunEndpoints.Result(run.Id) : null);

    private static string Spelled(UserMessage message) => message.Text(CultureInfo.CurrentUICulture);

    /// <param name="Done">Units finished, of <paramref name="Total"/>; null where the step is not under way.</param>
    internal sealed record Step(string Id, string Title, StepState State, long? Done, long? Total, double Seconds);

    internal sealed record Trouble(string Problem, string Remedy);
}
