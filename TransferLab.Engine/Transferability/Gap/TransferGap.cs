using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>What transfer is worth: the same labels, the same compute budget and the same test pictures, with and without what the network had learned.</summary>
public sealed record TransferGap
{
    public required GapVerdict Verdict { get; init; }

    /// <summary>Accuracy of transfer minus that of the strongest way from scratch, between −1 and 1.</summary>
    public required Estimate Gap { get; init; }

    /// <summary>The verdict in a sentence, with its numbers.</summary>
    public required UserMessage Finding { get; init; }

    /// <summary>Accuracy of transfer on the pictures of the comparison.</summary>
    public required Estimate Transfer { get; init; }

    /// <summary>Accuracy of the strongest way from scratch on the same pictures, mean over the runs.</summary>
    public required Estimate Scratch { get; init; }

    /// <summary>The strongest way from scratch, chosen within the training part of the first run.</summary>
    public required ScratchMethod Strongest { get; init; }

    /// <summary>All ways from scratch, also those that were left out.</summary>
    public required IReadOnlyList<ScratchArm> Arms { get; init; }

    /// <summary>Seeds or folds.</summary>
    public required int Runs { get; init; }

    /// <summary>Test pictures, each counted once.</summary>
    public required int TestPictures { get; init; }

    public required GapBudget Budget { get; init; }

    /// <summary>Over the number of labels; null where it was not asked for or the technique allows none.</summary>
    public GapCurve? Curve { get; init; }

    /// <summary>Where transfer costs: whether a mixture helps. Null elsewhere.</summary>
    public MixtureOutcome? Mixture { get; init; }

    /// <summary>What a reader should know besides.</summary>
    public IReadOnlyList<UserMessage> Remarks { get; init; } = [];
}
