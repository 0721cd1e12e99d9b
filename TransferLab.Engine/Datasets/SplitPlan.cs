namespace TransferLab.Engine.Datasets;

/// <summary>The split or splits by which one experiment judges its classifier.</summary>
/// <param name="Mode">What was done; never <see cref="SplitMode.Automatic"/>.</param>
/// <param name="Splits">One, or one per fold. No row is in the test part of two folds.</param>
/// <param name="Reason">Why it was done so, for the user.</param>
public sealed record SplitPlan(SplitMode Mode, IReadOnlyList<Split> Splits, UserMessage Reason);
