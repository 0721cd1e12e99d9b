namespace TransferLab.Engine.Experiments.Steps;

/// <summary>One step in one run: its key, its product once there is one, and its clock.</summary>
internal sealed class StepRun(ExperimentStep step, string key)
{
    public ExperimentStep Step { get; } = step;

    public string Key { get; } = key;

    public object? Product { get; set; }

    public StepStatus Status { get; set; } = new() { Id = step.Id, Title = step.Title };

    /// <summary>All steps of an experiment, each with the hash of all that decides its product.</summary>
    /// <exception cref="InvalidOperationException">A step needs what no earlier step makes.</exception>
    public static List<StepRun> Plan(IReadOnlyList<ExperimentStep> steps)
    {
        var planned = new List<StepRun>();
        foreach (var step in steps)
        {
            var needed = step.Needs.Select(type => planned.Find(earlier => earlier.Step.ProductType == type)?.Key
                ?? throw new InvalidOperationException($"The step {step.Id} needs {type.Name}, which no earlier step makes."));
            planned.Add(new(step, StepKey.Of(step, [.. needed])));
        }

        return planned;
    }
}
