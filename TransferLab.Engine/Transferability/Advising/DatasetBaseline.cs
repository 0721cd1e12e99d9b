using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Engine.Transferability.Risk;
using TransferLab.Engine.Transferability.Sources;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>What some labelled pictures say without any pretrained network: how they look, and how far pixels and an untrained network lead.</summary>
/// <param name="PixelAccuracy">Left-out accuracy of a linear classifier on pixels, 0 to 1.</param>
/// <param name="UntrainedAccuracy">The same on <see cref="UntrainedFeatures"/>.</param>
/// <param name="PixelNeighbours">Pictures among neighbours of their own class, by pixels.</param>
internal sealed record DatasetBaseline(PictureTone Tone, double PixelAccuracy, double UntrainedAccuracy, double PixelNeighbours)
{
    /// <param name="pixels">From <see cref="PixelFeatures"/>, one row per picture.</param>
    public static DatasetBaseline Of(FeatureMatrix pixels, Labels labels, CancellationToken cancellationToken)
    {
        var (accuracy, neighbours) = FeatureJudgement.Quick(pixels, labels, cancellationToken);
        var (untrained, _) = FeatureJudgement.Quick(UntrainedFeatures.Of(pixels, cancellationToken), labels, cancellationToken);
        return new(PictureTone.Of(pixels), accuracy, untrained, neighbours);
    }

    public RiskEvidence With(double probeAccuracy, double neighbours, bool networkIsGrey, double labelsPerClass, int classes) => new()
    {
        LabelsPerClass = labelsPerClass,
        Classes = classes,
        FeatureAccuracy = probeAccuracy,
        PixelAccuracy = PixelAccuracy,
        UntrainedAccuracy = UntrainedAccuracy,
        FeatureNeighbours = neighbours,
        PixelNeighbours = PixelNeighbours,
        GreyShare = Tone.GreyShare,
        NetworkIsGrey = networkIsGrey,
    };
}
