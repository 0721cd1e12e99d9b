using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>What a transfer gap is measured on.</summary>
internal sealed record GapTask
{
    /// <summary>One per example of the data set.</summary>
    public required Labels Labels { get; init; }

    /// <summary>By which transfer was judged: one, or one per fold.</summary>
    public required IReadOnlyList<Split> Splits { get; init; }

    /// <summary>What transfer answered for the test pictures of all splits.</summary>
    public required Predictions Transfer { get; init; }

    /// <summary>Ways from scratch, in the order of preference where two are equally good.</summary>
    public required IReadOnlyList<IScratchArm> Arms { get; init; }

    /// <summary>The ways that cannot be tried, with the reason.</summary>
    public IReadOnlyList<ScratchArm> Impossible { get; init; } = [];

    /// <summary>What the frozen backbone sees in every example; null where the technique has none.</summary>
    public FeatureMatrix? Frozen { get; init; }

    /// <summary>The head that transfer is measured with on fewer labels and in further runs; null where the technique trains the network, which is not repeated.</summary>
    public IHead? Head { get; init; }

    /// <summary>The pictures' own pixels, for mixtures.</summary>
    public required Lazy<FeatureMatrix> Pixels { get; init; }

    /// <summary>Multiply-adds of transfer's training on one split; null where it is not known.</summary>
    public double? TransferCost { get; init; }

    public required TransferGapChoice Choice { get; init; }

    public required double Confidence { get; init; }

    public required int Seed { get; init; }
}
