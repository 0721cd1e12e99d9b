using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;

namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>Holds what a backbone's card says it is bad at against what can be seen in the pictures.</summary>
/// <remarks>A card's sentences are read by their words, so that cards of users count as well. What pictures cannot tell is left to the reader.</remarks>
internal static class CardConcerns
{
    /// <summary>So many pictures of a hundred make it a concern.</summary>
    private const double Worth = 0.2;

    /// <summary>Longer than 3:2, more than a third of the picture lies outside the middle square.</summary>
    private const double Long = 1.5;

    private static readonly (string[] Words, Func<PictureLook, UserMessage?> Evidence)[] Rules =
    [
        (["drawing", "silhouette", "sketch", "line art"], look => Share(look.Drawn, share => UserMessage.Of($"{share:0} % of these pictures look drawn: few tones on a plain ground."))),
        (["grey", "gray", "black-and-white", "medical", "x-ray", "microscop", "document"], look => Share(look.Grey, share => UserMessage.Of($"{share:0} % of these pictures have no colour, as medical pictures, scans and prints do."))),
        (["middle of", "centre of", "center of"], look => Share(look.Long, share => UserMessage.Of($"{share:0} % of these pictures are longer than 3:2: what lies at their ends is cut off."))),
        (["dark", "night"], look => Share(look.Dark, share => UserMessage.Of($"{share:0} % of these pictures are dark."))),
        (["small pictures", "low resolution"], look => Share(look.Small, share => UserMessage.Of($"{share:0} % of these pictures are smaller than what the network looks at, and are enlarged."))),
    ];

    /// <summary>What the card says, the touched first.</summary>
    public static IReadOnlyList<CardConcern> Of(BackboneCard card, PictureLook look) => [.. card.Biases
        .Concat(card.Limits)
        .Select(text => new CardConcern(text, Rules.Where(rule => rule.Words.Any(word => text.En.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(rule => rule.Evidence(look)).OfType<UserMessage>().FirstOrDefault()))
        .Where(concern => concern.IsTouched || card.Biases.Contains(concern.Card))
        .OrderByDescending(concern => concern.IsTouched)];

    /// <summary>Part of the pictures that are longer than 3:2.</summary>
    /// <param name="examples">The test pictures.</param>
    public static double LongShare(IReadOnlyList<Example> examples) =>
        examples.Count(example => Math.Max(example.Width, example.Height) > Long * Math.Min(example.Width, example.Height)) / (double)examples.Count;

    private static UserMessage? Share(double share, Func<double, UserMessage> say) => share >= Worth ? say(100 * share) : null;
}
