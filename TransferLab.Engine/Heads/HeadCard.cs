namespace TransferLab.Engine.Heads;

/// <summary>What a user should know about a head before choosing it.</summary>
/// <param name="Id">Stable name in experiment documents.</param>
/// <param name="Name">For lists.</param>
/// <param name="Summary">One or two sentences: what it does, when to take it.</param>
/// <param name="Defaults">Its options where none are given.</param>
public sealed record HeadCard(string Id, LocalizedText Name, LocalizedText Summary, HeadOptions Defaults);
