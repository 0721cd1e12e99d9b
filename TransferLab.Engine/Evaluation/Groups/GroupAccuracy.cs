namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>How well one group of test pictures is recognised.</summary>
/// <param name="Name">For display.</param>
/// <param name="Examples">Test pictures in it.</param>
/// <param name="Accuracy">Part of them that is recognised, with Wilson's interval.</param>
/// <param name="BelowRest">Accuracy of all other pictures minus this one's, in points; negative where it is better.</param>
/// <param name="Chance">The probability of so bad a group by chance (Fisher's exact test, one-sided), corrected for the number of groups looked at (Holm); null where it is not below the rest, or too small to be judged.</param>
/// <param name="IsFarBelow">At least ten points below the rest, and not by chance.</param>
public sealed record GroupAccuracy(UserMessage Name, int Examples, Estimate Accuracy, double BelowRest, double? Chance, bool IsFarBelow);
