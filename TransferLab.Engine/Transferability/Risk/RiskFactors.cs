namespace TransferLab.Engine.Transferability.Risk;

/// <summary>The few numbers that the risk model looks at, and what each means in words.</summary>
internal static class RiskFactors
{
    public const int Count = 2;

    /// <param name="softening">As many pictures are added that are guessed at: of a handful, left-out accuracies are 0 or 1 by chance.</param>
    public static double[] Of(RiskEvidence evidence, double softening) =>
    [
        Logit(evidence.FeatureAccuracy, evidence, softening) - Logit(Without(evidence), evidence, softening),
        evidence.ToneMismatch,
    ];

    /// <summary>Variance of the first factor by the chance of the pictures that the accuracies were counted on.</summary>
    public static double Variance(RiskEvidence evidence, double softening) =>
        Chance(evidence.FeatureAccuracy, evidence, softening) + Chance(Without(evidence), evidence, softening);

    public static UserMessage Sentence(int factor, RiskEvidence evidence) => factor switch
    {
        0 => UserMessage.Of($"A simple classifier recognises {100 * evidence.FeatureAccuracy:0} % of your pictures by what this network sees, and {100 * Without(evidence):0} % without it: by pixels, or by what a network sees that has learned nothing yet."),
        _ => Tone(evidence),
    };

    private static UserMessage Tone(RiskEvidence evidence) => (evidence.NetworkIsGrey, evidence.ToneMismatch > 0.5) switch
    {
        (true, true) => UserMessage.Of($"The network looks at grey pictures only; {100 * (1 - evidence.GreyShare):0} % of yours have colours."),
        (true, false) => UserMessage.Of($"The network looks at grey pictures, and yours are grey."),
        (false, true) => UserMessage.Of($"The network learned to look at colours; {100 * evidence.GreyShare:0} % of your pictures are grey."),
        _ => UserMessage.Of($"The network learned to look at colours, and your pictures have them."),
    };

    /// <summary>What is recognised without the backbone; training from scratch, too, takes the better of pixels and a network.</summary>
    private static double Without(RiskEvidence evidence) => Math.Max(evidence.PixelAccuracy, evidence.UntrainedAccuracy);

    private static double Logit(double share, RiskEvidence evidence, double softening)
    {
        var soft = Soft(share, evidence, softening);
        return Math.Log(soft / (1 - soft));
    }

    /// <summary>Variance of such a logit, as if nothing had been added: what softening hides is no less unknown.</summary>
    private static double Chance(double share, RiskEvidence evidence, double softening)
    {
        var soft = Soft(share, evidence, softening);
        return 1 / (evidence.Pictures * soft * (1 - soft));
    }

    private static double Soft(double share, RiskEvidence evidence, double softening) =>
        ((Math.Max(share, 1.0 / evidence.Classes) * evidence.Pictures) + (softening / evidence.Classes)) / (evidence.Pictures + softening);
}
