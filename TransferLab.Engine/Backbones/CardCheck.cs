using TransferLab.Engine.Backbones.Checkups;

namespace TransferLab.Engine.Backbones;

/// <summary>Does what a card says fit the file?</summary>
internal static class CardCheck
{
    /// <exception cref="TransferLabException">They contradict each other.</exception>
    public static void Demand(BackboneCard card, CheckupReport report)
    {
        var (input, said) = (report.Anatomy.Input, card.Preprocessing);
        if (input.Channels != said.ChannelCount || (input.Width ?? said.Width) != said.Width || (input.Height ?? said.Height) != said.Height)
        {
            throw Contradiction(
                card.Id,
                UserMessage.Of($"pictures of {said.Width}×{said.Height} pixels with {said.ChannelCount} channels"),
                UserMessage.Of($"{input.Width ?? said.Width}×{input.Height ?? said.Height} pixels with {input.Channels} channels"));
        }

        if (report.FeatureWidth != card.FeatureWidth)
        {
            throw Contradiction(card.Id, UserMessage.Of($"{card.FeatureWidth} features"), UserMessage.Of($"{report.FeatureWidth} features"));
        }
    }

    private static TransferLabException Contradiction(string id, UserMessage said, UserMessage found) => new(
        UserMessage.Of($"The card of {id} does not fit its file: the card says {said}, the file has {found}."),
        UserMessage.Of($"Correct the card, or delete it and import the model anew."));
}
