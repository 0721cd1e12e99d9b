namespace TransferLab.Engine.Experiments.Steps;

/// <typeparam name="TProduct">A record that JSON can carry; matrices in it are kept bit by bit. One step of a run makes each type.</typeparam>
public abstract class ExperimentStep<TProduct> : ExperimentStep
    where TProduct : class
{
    public sealed override Type ProductType => typeof(TProduct);

    /// <summary>Does the work. The same experiment, products and seed give the same product to the bit.</summary>
    /// <exception cref="TransferLabException">What the user can do something about; the run fails with it.</exception>
    protected abstract Task<TProduct> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken);

    internal sealed override async Task<object> MakeProductAsync(
        StepContext context,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken) =>
        await MakeAsync(context, progress, cancellationToken);
}
