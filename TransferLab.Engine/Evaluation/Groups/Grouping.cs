namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>The test pictures in groups.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Name">For display.</param>
/// <param name="Groups">At least two.</param>
/// <param name="Warnings">Groups that are far below the rest, each in a sentence.</param>
public sealed record Grouping(GroupingKind Kind, UserMessage Name, IReadOnlyList<GroupAccuracy> Groups, IReadOnlyList<UserMessage> Warnings);
