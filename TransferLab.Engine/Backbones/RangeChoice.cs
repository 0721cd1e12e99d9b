namespace TransferLab.Engine.Backbones;

/// <summary>One way to scale pixels for a network that does not say which it wants.</summary>
/// <param name="Name">In words.</param>
/// <param name="Preprocessing">To import the network with.</param>
public sealed record RangeChoice(UserMessage Name, Preprocessing Preprocessing);
