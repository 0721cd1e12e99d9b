namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Softmax cross-entropy and its gradient with respect to the logits, in one go: p − t needs no rule for any part of it.</summary>
internal static class CrossEntropy
{
    /// <returns>The mean loss, and its gradient with respect to the logits.</returns>
    public static (string Loss, string LogitsGradient) Append(GraphBuilder g, string logits, long[] shape, LossOptions options)
    {
        var targets = Targets(g, shape, options);
        var total = g.ReduceSum(targets, [0, 1], keep: false);
        if (options.LabelSmoothing > 0)
        {
            targets = g.Add(g.Mul(targets, 1 - options.LabelSmoothing), Spread(g, targets, shape, options));
        }

        var logProbabilities = g.Apply("LogSoftmax", [logits], ("axis", 1L));
        var loss = g.Neg(g.Div(g.ReduceSum(g.Mul(targets, logProbabilities), [0, 1], keep: false), total));
        var expected = g.Mul(g.Exp(logProbabilities), g.ReduceSum(targets, [1]));
        return (loss, g.Div(g.Sub(expected, targets), total));
    }

    private static string Targets(GraphBuilder g, long[] shape, LossOptions options)
    {
        var targets = options.Labels == LabelKind.ClassIndex
            ? g.Apply(
                "OneHot",
                [g.Input(GradientGraph.LabelsInput, ElementType.Int64, shape[0]), g.Constant(shape[1]), g.Constant(OnnxTensor.Of([2], [0f, 1f]))],
                ("axis", 1L))
            : g.Input(GradientGraph.LabelsInput, ElementType.Float, shape[0], shape[1]);
        return options.ClassWeights is { } weights
            ? g.Mul(targets, g.Constant(OnnxTensor.Of([shape[1]], [.. weights])))
            : targets;
    }

    /// <summary>ε/C of each example's mass on every class, with the class's own weight where there are weights.</summary>
    private static string Spread(GraphBuilder g, string targets, long[] shape, LossOptions options)
    {
        var share = options.LabelSmoothing / shape[1];
        if (options.ClassWeights is not { } weights)
        {
            return g.Mul(g.ReduceSum(targets, [1]), share);
        }

        // As PyTorch does: the smoothed target of class c weighs w_c, whatever the example's own class.
        var mass = g.ReduceSum(g.Div(targets, g.Constant(OnnxTensor.Of([shape[1]], [.. weights]))), [1]);
        return g.Mul(mass, g.Constant(OnnxTensor.Of([shape[1]], [.. weights.Select(weight => weight * share)])));
    }
}
