namespace TransferLab.Engine.Transferability.Risk;

/// <summary>The few numbers that the risk model looks at, and what each means in words.</summary>
internal static class RiskFactors
{
    public const int Count = 6;

    /// <summary>Left-out accuracies of a handful of pictures are 0 or 1 by chance.</summary>
    private const double Softening = 2;

    public static double[] Of(RiskEvidence evidence) =>
    [
        Logit(evidence.FeatureAccuracy, evidence) - Logit(Math.Max(evidence.PatchAccuracy, evidence.PixelAccuracy), evidence),
        Logit(Math.Max(evidence.PatchAccuracy, evidence.PixelAccuracy), evidence) - Logit(1.0 / evidence.Classes, evidence),
        Math.Log(evidence.LabelsPerClass),
        evidence.FeatureNeighbours - evidence.PixelNeighbours,
        evidence.ToneMismatch,
        Logit(evidence.PatchAccuracy, evidence) - Logit(evidence.PixelAccuracy, evidence),
    ];

    /// <param name="contribution">Above 0 it raises the risk.</param>
    public static UserMessage Sentence(int factor, RiskEvidence evidence, double contribution) => factor switch
    {
        0 => UserMessage.Of($"A simple classifier recognises {100 * evidence.FeatureAccuracy:0} % of your pictures by what this network sees, and {100 * Math.Max(evidence.PatchAccuracy, evidence.PixelAccuracy):0} % by what your pictures alone teach."),
        1 => contribution > 0
            ? UserMessage.Of($"Your pictures are easy to tell apart without any pretrained network: {100 * Math.Max(evidence.PatchAccuracy, evidence.PixelAccuracy):0} % are recognised by simple means.")
            : UserMessage.Of($"Your pictures are hard to tell apart without a pretrained network: only {100 * Math.Max(evidence.PatchAccuracy, evidence.PixelAccuracy):0} % are recognised by simple means."),
        2 => contribution > 0
            ? UserMessage.Of($"With about {evidence.LabelsPerClass:0} labels a class, a network from scratch has something to learn from.")
            : UserMessage.Of($"About {evidence.LabelsPerClass:0} labels a class are few to train a network from scratch."),
        3 => UserMessage.Of($"The nearest neighbours agree on the class for {100 * evidence.FeatureNeighbours:0} % of the pictures by what this network sees, and for {100 * evidence.PixelNeighbours:0} % by raw pixels."),
        4 => Tone(evidence),
        _ => contribution > 0
            ? UserMessage.Of($"Your pictures have structure that a network from scratch can find: small patches recognise {100 * evidence.PatchAccuracy:0} %, whole pixels {100 * evidence.PixelAccuracy:0} %.")
            : UserMessage.Of($"Your pictures have little structure that a network from scratch would find: small patches recognise {100 * evidence.PatchAccuracy:0} %, whole pixels {100 * evidence.PixelAccuracy:0} %."),
    };

    private static UserMessage Tone(RiskEvidence evidence) => (evidence.NetworkIsGrey, evidence.ToneMismatch > 0.5) switch
    {
        (true, true) => UserMessage.Of($"The network looks at grey pictures only; {100 * (1 - evidence.GreyShare):0} % of yours have colours."),
        (true, false) => UserMessage.Of($"The network looks at grey pictures, and yours are grey."),
        (false, true) => UserMessage.Of($"The network learned to look at colours; {100 * evidence.GreyShare:0} % of your pictures are grey."),
        _ => UserMessage.Of($"The network learned to look at colours, and your pictures have them."),
    };

    private static double Logit(double share, RiskEvidence evidence)
    {
        var pictures = evidence.LabelsPerClass * evidence.Classes;
        var soft = ((Math.Max(share, 1.0 / evidence.Classes) * pictures) + (Softening / evidence.Classes)) / (pictures + Softening);
        return Math.Log(soft / (1 - soft));
    }
}
