using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Optimisers;

/// <summary>One graph for one training step: loss, gradients, and the next value of everything that goes from step to step.</summary>
/// <param name="Labels">Input: a distribution over the classes for each example.</param>
/// <param name="State">In an order that never changes for the same network and options.</param>
internal sealed record StepGraph(OnnxGraph Graph, string Labels, string Loss, string Logits, IReadOnlyList<StateTensor> State)
{
    /// <summary>Input, float: the schedule's learning rate.</summary>
    public const string RateInput = "step/rate";

    /// <summary>Input, double: the number of this step, from 1.</summary>
    public const string NumberInput = "step/number";

    /// <summary>Input, float: the part of the moving average that stays; there only where averages are kept.</summary>
    public const string KeptInput = "step/kept";

    /// <summary>Output, float: length of the whole gradient before it is shortened.</summary>
    public const string NormOutput = "step/gradient-norm";

    /// <param name="network">Where the tensors begin.</param>
    /// <param name="keepsAverage">Whether a moving average of weights and statistics is kept.</param>
    public static StepGraph Build(
        OnnxGraph network, GradientGraph gradient, IReadOnlyList<TrainableTensor> tensors, OptimiserOptions options, bool keepsAverage)
    {
        var step = new StepGraphBuilder(network, gradient, keepsAverage);
        var gradients = GradientClipping.Apply(step.G, [.. tensors.Select(tensor => step.Row(gradient.Gradients[tensor.Name]))], options.GradientNormLimit);
        var rule = UpdateRule.Of(options, step);
        foreach (var (tensor, clipped) in tensors.Zip(gradients))
        {
            step.Weight(tensor, rule.Apply(tensor, clipped));
        }

        foreach (var (statistic, next) in gradient.RunningStatistics)
        {
            step.Statistic(statistic, next);
        }

        return new(step.G.Graph, gradient.Labels, gradient.Loss, gradient.Logits, step.State);
    }
}
