namespace TransferLab.Engine.Heads;

/// <summary>What a head has learned, as plain arrays: enough to predict again after a restart or elsewhere.</summary>
/// <param name="HeadId">The head that learned it.</param>
/// <param name="FeatureWidth">Features of one example.</param>
/// <param name="ClassCount">Classes, also those without a training example.</param>
/// <param name="Choices">What the head chose on its own.</param>
/// <param name="Arrays">The numbers by name; <c>docs/methods/head-files.md</c> lists them for each head.</param>
/// <param name="Texts">Texts by name; only the trees have one.</param>
public sealed record HeadSnapshot(
    string HeadId,
    int FeatureWidth,
    int ClassCount,
    IReadOnlyDictionary<string, double> Choices,
    IReadOnlyDictionary<string, float[]> Arrays,
    IReadOnlyDictionary<string, string> Texts);
