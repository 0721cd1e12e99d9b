using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Journal;

/// <summary>A run in a list: what it was and how it ended, without its details.</summary>
public sealed record RunSummary
{
    public required RunId Id { get; init; }

    /// <summary>What the user calls the experiment.</summary>
    public required string Name { get; init; }

    public required RunState State { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required string Task { get; init; }

    public required string DatasetId { get; init; }

    public required string DatasetVersion { get; init; }

    /// <summary>Null before the run has ended well.</summary>
    public string? DatasetName { get; init; }

    public string? BackboneId { get; init; }

    public required string Technique { get; init; }

    public string? Head { get; init; }

    /// <summary>Null unless the run finished.</summary>
    public Estimate? Accuracy { get; init; }

    /// <summary>Of the best trivial baseline; null where none was measured.</summary>
    public double? BestBaseline { get; init; }

    public int? TestExamples { get; init; }

    /// <summary>Null unless the run failed.</summary>
    public UserMessage? Problem { get; init; }

    internal static RunSummary Of(Run run, ExperimentResult? result) => new()
    {
        Id = run.Id,
        Name = run.Experiment.Name,
        State = run.State,
        QueuedAt = run.QueuedAt,
        StartedAt = run.StartedAt,
        EndedAt = run.EndedAt,
        Task = run.Experiment.Task,
        DatasetId = run.Experiment.Dataset.Id,
        DatasetVersion = run.Experiment.Dataset.Version,
        DatasetName = result?.DatasetName,
        BackboneId = run.Experiment.Backbone?.Id,
        Technique = run.Experiment.Technique.Kind,
        Head = run.Experiment.Technique.Head,
        Accuracy = result?.Evaluation.Accuracy,
        BestBaseline = result is { Baselines.Count: > 0 } ? result.Baselines.Max(baseline => baseline.Accuracy.Value) : null,
        TestExamples = result?.Evaluation.Examples,
        Problem = run.Failure?.Problem,
    };
}
