using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>What came out of a classifier on the test examples, whatever it is.</summary>
internal interface IJudged
{
    /// <summary>Every measure.</summary>
    ClassifierEvaluation Evaluation { get; }

    /// <summary>As the classifier gave them.</summary>
    Predictions Predictions { get; }

    /// <summary>Accuracy on the examples learned from.</summary>
    Estimate Training { get; }

    /// <summary>Of each split, what was chosen on its training part.</summary>
    IReadOnlyList<IReadOnlyDictionary<string, double>> Choices { get; }
}
