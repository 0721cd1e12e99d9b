using TransferLab.Engine.Features;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>A network with fresh weights.</summary>
internal sealed class NetworkArm(FreshNetwork network, ScratchTraining training) : IScratchArm
{
    public ScratchMethod Method => network.Method;

    private double PerView => network.MultiplyAdds * MultiplyAdds.TrainingFactor;

    public double Least(int pictures) => ScratchRecipe.FewestEpochs * pictures * PerView;

    public double Spent(int pictures, double budget) => ScratchRecipe.Epochs(pictures, budget / PerView) * pictures * PerView;

    public FeatureMatrix Learn(
        IReadOnlyList<int> rows,
        IReadOnlyList<int> asked,
        double budget,
        int seed,
        string key,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken) =>
        training.Run(network, rows, asked, budget / PerView, seed, key, progress, cancellationToken);
}
