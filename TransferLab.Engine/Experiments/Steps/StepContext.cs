namespace TransferLab.Engine.Experiments.Steps;

/// <summary>What a step is given: the experiment, the products it asked for, and a folder for checkpoints.</summary>
public sealed class StepContext
{
    private readonly IReadOnlyList<Type>? allowed;
    private readonly Func<Type, object?> find;
    private readonly string checkpoints;

    /// <param name="allowed">Product types that may be had; null for all there are.</param>
    internal StepContext(Experiment experiment, IReadOnlyList<Type>? allowed, Func<Type, object?> find, string checkpoints)
    {
        Experiment = experiment;
        this.allowed = allowed;
        this.find = find;
        this.checkpoints = checkpoints;
    }

    public Experiment Experiment { get; }

    /// <summary>
    /// A folder of this step's own. What is in it is still there when the run goes on after a crash, and is deleted once the step has ended well.
    /// </summary>
    public string CheckpointFolder => Directory.CreateDirectory(checkpoints).FullName;

    /// <summary>The product of an earlier step.</summary>
    /// <exception cref="InvalidOperationException">The step did not name it in <see cref="ExperimentStep.Needs"/>, or no earlier step makes it.</exception>
    public TProduct Get<TProduct>()
        where TProduct : class
    {
        if (allowed is not null && !allowed.Contains(typeof(TProduct)))
        {
            throw new InvalidOperationException($"The step must name {typeof(TProduct).Name} in its needs: its key depends on them.");
        }

        return Find<TProduct>() ?? throw new InvalidOperationException($"No earlier step makes {typeof(TProduct).Name}.");
    }

    /// <summary>The product of an earlier step, or null where it is not made yet; for estimates of work.</summary>
    public TProduct? Find<TProduct>()
        where TProduct : class => (TProduct?)find(typeof(TProduct));
}
