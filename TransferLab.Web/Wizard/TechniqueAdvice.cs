using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Heads;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Wizard;

/// <summary>Which technique to begin with, by the number of labels; see <c>docs/methods/technique-advice.md</c>.</summary>
public static class TechniqueAdvice
{
    /// <summary>Labelled pictures per class, on average, from which tuning the network usually pays.</summary>
    public const int EnoughToTune = 100;

    public static string Recommended(double? labelsPerClass) =>
        labelsPerClass >= EnoughToTune ? Draft.FineTuning : Draft.FeatureExtraction;

    public static TextKey Reason(double? labelsPerClass) => labelsPerClass switch
    {
        null => new("Begin with frozen features: they take minutes, and whatever is slower must beat them."),
        >= EnoughToTune => new("With {0} labelled pictures a class there is enough to tune the network itself. It takes longer; the plain head is measured beside it, so that you see whether it was worth it."),
        _ => new("With {0} labelled pictures a class, frozen features are the safe choice: a network tuned on so few learns them by heart."),
    };

    public static double LabelsPerClass(Dataset dataset) =>
        (double)dataset.Examples.Count(example => example.Partition is not Partition.Test) / dataset.Classes.Count;

    public static TechniqueChoice Begin(string kind) => new()
    {
        Kind = kind,
        Head = kind == Draft.FeatureExtraction ? LogisticRegressionOptions.Id : null,
    };
}
