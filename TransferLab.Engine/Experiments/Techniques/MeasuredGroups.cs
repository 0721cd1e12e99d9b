using TransferLab.Engine.Evaluation.Groups;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>The accuracy by groups of test pictures.</summary>
internal sealed record MeasuredGroups(GroupReport Report);
