using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Optimisers;

namespace TransferLab.Engine.Training.Fitting;

/// <summary>The graph of one training step of a plan.</summary>
internal static class FitGraph
{
    public static StepGraph Build(FitPlan plan, int batchSize)
    {
        var settings = plan.Settings;
        var gradient = GradientBuilder.Build(plan.Network.Graph, new()
        {
            Logits = plan.Network.Logits,
            Trainable = [.. plan.Tensors.Select(tensor => tensor.Name)],
            InputShapes = new Dictionary<string, long[]>
            {
                [plan.Network.Input] = [batchSize, .. plan.Examples.Shape.Select(side => (long)side)],
            },
            Normalization = settings.Normalization,
            Loss = new()
            {
                Kind = plan.Imitated is null ? LossKind.CrossEntropy : LossKind.SquaredError,
                Labels = LabelKind.Distribution,
                LabelSmoothing = (float)settings.LabelSmoothing,
                ClassWeights = settings.BalanceClasses ? ClassWeights(plan) : null,
            },
        });
        return StepGraph.Build(plan.Network.Graph, gradient, plan.Tensors, settings.Optimiser, settings.WeightAverage > 0);
    }

    /// <summary>Inversely proportional to the frequency of each class in the training rows; a class without an example weighs as much as one with one.</summary>
    private static float[] ClassWeights(FitPlan plan)
    {
        var counts = plan.Labels.Rows(plan.TrainingRows).CountPerClass();
        return [.. counts.Select(count => (float)plan.TrainingRows.Count / (counts.Length * Math.Max(1, count)))];
    }
}
