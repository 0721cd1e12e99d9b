namespace TransferLab.Tests.Support.Probes;

/// <summary>What a linear probe reaches elsewhere: the mean over stratified folds and its deviation, in per cent.</summary>
/// <param name="Backbone">Null: the pictures themselves, at 32×32 pixels.</param>
/// <param name="Dataset">As in <see cref="ProbeLab.DatasetAsync"/>.</param>
public sealed record ReferenceAccuracy(string? Backbone, string Dataset, double Mean, double Deviation)
{
    private static readonly string[] Datasets = ["flowers200", "trashnet", "sign-digits", "chest-xray", "cifar10"];

    /// <summary>The table that comes with the reference files: logistic regression by scikit-learn on features by ONNX Runtime.</summary>
    public static IReadOnlyList<ReferenceAccuracy> All { get; } =
    [
        .. Row(null, (40.0, 5.7), (43.4, 1.1), (77.8, 1.2), (94.2, 1.7), (33.6, 2.7)),
        .. Row("mobilenetv2-1.0-224-imagenet", (85.0, 3.2), (83.3, 2.5), (93.6, 1.7), (95.4, 1.7), (67.6, 2.9)),
        .. Row("mobilenetv1-0.25-224-imagenet-float", (74.5, 7.8), (76.8, 1.9), (91.4, 1.6), (95.4, 1.3), (62.9, 3.8)),
        .. Row("squeezenet1.1-224-imagenet", (79.0, 5.2), (78.5, 1.5), (95.7, 0.3), (95.1, 1.4), (64.1, 1.4)),
        .. Row("mobilenetv2-1.0-224-inat-birds", (67.5, 6.5), (66.1, 1.9), (66.4, 2.3), (91.7, 2.3), (44.7, 2.3)),
    ];

    private static IEnumerable<ReferenceAccuracy> Row(string? backbone, params (double Mean, double Deviation)[] values) =>
        Datasets.Zip(values, (dataset, value) => new ReferenceAccuracy(backbone, dataset, value.Mean, value.Deviation));
}
