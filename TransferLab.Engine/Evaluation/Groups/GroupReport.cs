namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>Whether a classifier serves some pictures worse than others, and which known biases of its backbone these pictures touch.</summary>
/// <param name="Groupings">Those that divide the test pictures at all.</param>
/// <param name="Concerns">Of the backbone's card; empty without one.</param>
/// <param name="Remarks">What a reader should know besides.</param>
public sealed record GroupReport(IReadOnlyList<Grouping> Groupings, IReadOnlyList<CardConcern> Concerns, IReadOnlyList<UserMessage> Remarks);
