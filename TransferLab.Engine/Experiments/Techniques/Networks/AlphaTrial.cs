using TransferLab.Engine.Features;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>What the network of one split says with the weights at one place between start and end.</summary>
/// <param name="Validation">Of the validation rows, shape (rows, classes); null without any.</param>
/// <param name="ValidationLoss">Mean cross-entropy in nats; null without any.</param>
/// <param name="Test">Of the split's test part, shape (test, classes).</param>
internal sealed record AlphaTrial(double Alpha, FeatureMatrix? Validation, double? ValidationAccuracy, double? ValidationLoss, FeatureMatrix Test);
