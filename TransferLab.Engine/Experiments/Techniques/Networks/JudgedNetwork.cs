using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>What came out of trained networks on the test examples.</summary>
/// <param name="Alphas">Of each split, where between start and end its weights were taken.</param>
/// <param name="Points">Every place that was measured; empty where there is only the end.</param>
/// <param name="FinalAlpha">Where the weights of the network to take home are taken.</param>
internal sealed record JudgedNetwork(
    ClassifierEvaluation Evaluation,
    Predictions Predictions,
    Estimate Training,
    IReadOnlyList<IReadOnlyDictionary<string, double>> Choices,
    IReadOnlyList<double> Alphas,
    IReadOnlyList<InterpolationPoint> Points,
    double FinalAlpha) : IJudged;
