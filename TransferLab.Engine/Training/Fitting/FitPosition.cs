namespace TransferLab.Engine.Training.Fitting;

/// <summary>How far a fit is: the part of a checkpoint that is no tensor.</summary>
/// <param name="Epoch">The epoch at hand, from 0.</param>
/// <param name="Step">Steps of it that are done.</param>
/// <param name="LossSum">Over those steps.</param>
/// <param name="Correct">Training examples that they recognised.</param>
/// <param name="BestEpoch">From 1; 0 for the start, null for none yet.</param>
/// <param name="BestAccuracy">On the validation rows.</param>
/// <param name="BestLoss">On the validation rows.</param>
/// <param name="ElapsedSeconds">Spent so far, breaks left out.</param>
/// <param name="Losses">The curve so far; only in checkpoints.</param>
internal sealed record FitPosition(
    int Epoch,
    int Step,
    double LossSum,
    long Correct,
    int? BestEpoch,
    double BestAccuracy,
    double BestLoss,
    double ElapsedSeconds,
    IReadOnlyList<EpochRecord> History,
    LossCurveState? Losses = null)
{
    public static FitPosition Start { get; } = new(0, 0, 0, 0, null, 0, 0, 0, []);

    public FitPosition After(double loss, int correct, double elapsedSeconds) =>
        this with { Step = Step + 1, LossSum = LossSum + loss, Correct = Correct + correct, ElapsedSeconds = elapsedSeconds };

    /// <summary>Better: recognises more, or as much with less loss.</summary>
    public bool Beats(double accuracy, double loss) =>
        BestEpoch is not null && (accuracy < BestAccuracy || (accuracy == BestAccuracy && loss >= BestLoss));
}
