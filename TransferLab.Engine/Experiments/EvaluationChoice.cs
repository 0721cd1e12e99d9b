using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Experiments;

/// <summary>What is measured besides the accuracy.</summary>
public sealed record EvaluationChoice
{
    [Description("Whether the trivial baselines (majority class; logistic regression on 32×32 pixels) are measured.")]
    public bool Baselines { get; init; } = true;

    [Description("Accuracy over the number of labels; null measures none.")]
    public LearningCurveChoice? LearningCurve { get; init; } = new();

    [Description("How transfer is set beside training from scratch; null does not measure it.")]
    public TransferGapChoice? TransferGap { get; init; }

    [Description("By which groups of test pictures the accuracy is looked at; null by none.")]
    public GroupChoice? Groups { get; init; } = new();

    [Description("Confidence of all intervals.")]
    [Range(0.5, 0.999)]
    public double Confidence { get; init; } = 0.95;
}
