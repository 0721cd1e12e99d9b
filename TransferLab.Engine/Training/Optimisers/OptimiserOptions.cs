using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Training.Optimisers;

/// <summary>The rule by which gradients change weights, and its constants.</summary>
public sealed record OptimiserOptions
{
    [Description("The rule.")]
    public OptimiserKind Kind { get; init; } = OptimiserKind.AdamW;

    [Description("Decay of weights per unit of learning rate; norms and biases do not decay.")]
    [Range(0.0, 10.0)]
    public double WeightDecay { get; init; } = 0.01;

    [Description("Momentum of sgd.")]
    [Range(0.0, 0.9999)]
    public double Momentum { get; init; } = 0.9;

    [Description("Whether sgd looks ahead along its momentum (Nesterov).")]
    public bool Nesterov { get; init; } = true;

    [Description("Decay of adam-w's mean of gradients.")]
    [Range(0.0, 0.9999)]
    public double Beta1 { get; init; } = 0.9;

    [Description("Decay of adam-w's mean of squared gradients.")]
    [Range(0.0, 0.999999)]
    public double Beta2 { get; init; } = 0.999;

    [Description("Added to adam-w's denominator.")]
    [Range(1e-12, 1.0)]
    public double Epsilon { get; init; } = 1e-8;

    [Description("Longest gradient over all tuned weights; longer ones are shortened to it. 0 never shortens.")]
    [Range(0.0, 1e6)]
    public double GradientNormLimit { get; init; } = 5;
}
