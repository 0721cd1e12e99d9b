namespace TransferLab.Engine.Backbones;

/// <summary>One way to scale pixels for a network that does not say which it wants, and how well it works on the pictures at hand.</summary>
/// <param name="Name">In words.</param>
/// <param name="Preprocessing">To import the network with.</param>
/// <param name="ExplainedShare">How much of the labels its features explain; at most 1, 0 is chance. The higher, the likelier the right one.</param>
/// <param name="AccuracyPercent">Of the plain classifier behind that number, on pictures it has not seen.</param>
public sealed record RangeProposal(UserMessage Name, Preprocessing Preprocessing, double ExplainedShare, double AccuracyPercent);
