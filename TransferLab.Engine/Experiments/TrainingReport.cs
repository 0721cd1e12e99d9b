using TransferLab.Engine.Export;
using TransferLab.Engine.Training;

namespace TransferLab.Engine.Experiments;

/// <summary>How a network was trained, and what that came to besides the accuracy.</summary>
public sealed record TrainingReport
{
    /// <summary>What was trained.</summary>
    public required LocalizedText Network { get; init; }

    /// <summary>Weights, biases and norms of the network with its new head.</summary>
    public required long Parameters { get; init; }

    /// <summary>Numbers that the training could change, adapters included.</summary>
    public required long TunedParameters { get; init; }

    /// <summary>As the experiment gave them or as they were chosen: nothing is null.</summary>
    public required TrainingOptions Settings { get; init; }

    /// <summary>One per split, in their order.</summary>
    public required IReadOnlyList<SplitTraining> Splits { get; init; }

    /// <summary>A classifier on the untouched network's features, on the same test examples; null where the technique uses no pretrained network.</summary>
    public PlainHead? PlainHead { get; init; }

    /// <summary>Null where it was not asked for, or where there is nothing learned to start from.</summary>
    public InterpolationCurve? Interpolation { get; init; }

    /// <summary>The trained network. Of a cross-validation, one that learned from all examples as the folds' did.</summary>
    public ModelReference? Model { get; init; }
}
