namespace TransferLab.Engine.Transferability.Risk;

/// <summary>What else is striking about a network and some pictures: worth knowing, but on measured cases no help in telling harm from gain.</summary>
internal static class RiskNotes
{
    /// <summary>So that the note stands where a beginner would not expect it; nothing is computed from it.</summary>
    private const double FewLabels = 15;

    public static IEnumerable<UserMessage> Of(RiskEvidence evidence)
    {
        if (evidence.LabelsPerClass < FewLabels)
        {
            yield return UserMessage.Of($"About {evidence.LabelsPerClass:0} labels a class are few to train a network from scratch.");
        }

        if (evidence.FeatureNeighbours <= evidence.PixelNeighbours)
        {
            yield return UserMessage.Of($"Nearest neighbours by what this network sees agree on the class no better than by raw pixels: {100 * evidence.FeatureNeighbours:0} % against {100 * evidence.PixelNeighbours:0} %.");
        }
    }
}
