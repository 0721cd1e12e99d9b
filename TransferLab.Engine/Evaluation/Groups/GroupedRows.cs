namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>A way to divide test pictures, before it is known who is right.</summary>
/// <param name="Groups">Each with its name and its pictures, as indices into the predictions; no picture is in two.</param>
internal sealed record GroupedRows(GroupingKind Kind, UserMessage Name, IReadOnlyList<(UserMessage Name, IReadOnlyList<int> Pictures)> Groups);
