namespace TransferLab.Engine.Experiments.Steps;

/// <summary>
/// A piece of a run whose product is kept under the hash of all that decides it, so that it is never computed twice
/// and a crash loses only the step it was in. Derive from <see cref="ExperimentStep{TProduct}"/>.
/// </summary>
public abstract class ExperimentStep
{
    private protected ExperimentStep()
    {
    }

    /// <summary>Stable name, e.g. <c>features</c>; part of the key of its product.</summary>
    public abstract string Id { get; }

    /// <summary>What it does, in a few words, for the user.</summary>
    public abstract UserMessage Title { get; }

    /// <summary>The product types of earlier steps that it asks for; no other can be had.</summary>
    public virtual IReadOnlyList<Type> Needs => [];

    /// <summary>Everything else that decides the product (options, seeds, hashes of files); written as JSON into the key.</summary>
    public virtual object? Settings => null;

    /// <summary>Whether the product is kept. False where making it again is as cheap as reading it, or where it is cached elsewhere.</summary>
    public virtual bool IsKept => true;

    public abstract Type ProductType { get; }

    /// <summary>
    /// How much work it will be, for the time left: the time of one unit is measured whenever the step runs.
    /// Null as long as it can't be told.
    /// </summary>
    public virtual StepWork? Work(StepContext context) => null;

    internal abstract Task<object> MakeProductAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken);
}
