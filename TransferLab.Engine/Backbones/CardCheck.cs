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
            throw Contradiction(UserMessage.Of(
                $"The card of {card.Id} speaks of {said.Width}×{said.Height} pixels in {said.ChannelCount} channels, its file takes {input.Width ?? said.Width}×{input.Height ?? said.Height} in {input.Channels}."));
        }

        if (report.FeatureWidth != card.FeatureWidth)
        {
            throw Contradiction(UserMessage.Of($"The card of {card.Id} speaks of {card.FeatureWidth} features, its file gives {report.FeatureWidth}."));
        }
    }

    private static TransferLabException Contradiction(UserMessage problem) =>
        new(problem, UserMessage.Of($"Correct the card, or delete it and import the model anew."));
}
