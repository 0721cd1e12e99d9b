using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>Logistic regression on the pictures themselves.</summary>
/// <param name="pixels">Of all pictures; asked for when it is first needed.</param>
internal sealed class PixelArm(Lazy<FeatureMatrix> pixels, Labels labels) : IScratchArm
{
    public ScratchMethod Method => ScratchMethod.Pixels;

    public double Least(int training) => 0;

    public double Spent(int training, double budget) => 0;

    public FeatureMatrix Learn(
        IReadOnlyList<int> training,
        IReadOnlyList<int> asked,
        double budget,
        int seed,
        string key,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken)
    {
        var head = HeadCatalog.Create(new LogisticRegressionOptions());
        var trained = head.Fit(pixels.Value.SelectRows(training), labels.Rows(training), seed, progress: null, cancellationToken);
        return trained.PredictProbabilities(pixels.Value.SelectRows(asked));
    }
}
