namespace TransferLab.Engine.Evaluation;

/// <summary>How good a classifier is on examples that it was not trained on. Everything a result page shows; stored in the journal.</summary>
public sealed record ClassifierEvaluation
{
    /// <summary>Test examples.</summary>
    public required int Examples { get; init; }

    /// <summary>Confidence of all intervals, e.g. 0.95.</summary>
    public required double Confidence { get; init; }

    /// <summary>Part of the test examples that is recognised.</summary>
    public required Estimate Accuracy { get; init; }

    /// <summary>Mean recall over the classes that the test set has: rare classes count as much as frequent ones.</summary>
    public required Estimate BalancedAccuracy { get; init; }

    /// <summary>Mean F1 over the classes that the test set has.</summary>
    public required Estimate MacroF1 { get; init; }

    /// <summary>One per class, in their order.</summary>
    public required IReadOnlyList<ClassMetrics> Classes { get; init; }

    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>Of the probabilities as the head gave them.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>Of the probabilities after temperature scaling; null where no temperature could be fitted.</summary>
    public Calibration? Calibrated { get; init; }

    /// <summary>Fitted on out-of-fold predictions of the training part: above 1 the head was too sure, below 1 not sure enough.</summary>
    public double? Temperature { get; init; }

    /// <summary>The wrong predictions with the highest confidence, highest first.</summary>
    public required IReadOnlyList<Mistake> ConfidentMistakes { get; init; }

    /// <summary>Set where the examples were tested in the folds of a cross-validation.</summary>
    public FoldSpread? Folds { get; init; }

    /// <summary>What a reader of these numbers should know, for instance classes without a test example.</summary>
    public IReadOnlyList<UserMessage> Remarks { get; init; } = [];
}
