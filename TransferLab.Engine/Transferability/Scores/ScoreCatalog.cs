namespace TransferLab.Engine.Transferability.Scores;

/// <summary>All scores, in the order of their kinds, and what each means.</summary>
public static class ScoreCatalog
{
    internal static IReadOnlyList<ITransferabilityScore> All { get; } =
    [
        new NearestNeighboursScore(byAngle: true),
        new NearestNeighboursScore(byAngle: false),
        new LeepScore(),
        new NLeepScore(),
        new NceScore(),
        new LogMeScore(),
        new HScore(regularised: false),
        new HScore(regularised: true),
        new TransRateScore(),
        new GbcScore(),
        new ParcScore(),
        new SfdaScore(),
    ];

    /// <summary>What the score is called.</summary>
    public static UserMessage Name(ScoreKind kind) => kind switch
    {
        ScoreKind.NeighboursCosine => UserMessage.Of($"Neighbours, by angle"),
        ScoreKind.NeighboursEuclidean => UserMessage.Of($"Neighbours, by distance"),
        ScoreKind.Leep => UserMessage.Of($"LEEP"),
        ScoreKind.NLeep => UserMessage.Of($"N-LEEP"),
        ScoreKind.Nce => UserMessage.Of($"NCE"),
        ScoreKind.LogMe => UserMessage.Of($"LogME"),
        ScoreKind.HScore => UserMessage.Of($"H-score"),
        ScoreKind.RegularisedHScore => UserMessage.Of($"H-score, regularised"),
        ScoreKind.TransRate => UserMessage.Of($"TransRate"),
        ScoreKind.Gbc => UserMessage.Of($"GBC"),
        ScoreKind.Parc => UserMessage.Of($"PARC"),
        _ => UserMessage.Of($"SFDA"),
    };

    /// <summary>What the score means, for a beginner. Of all, higher is better.</summary>
    public static UserMessage Meaning(ScoreKind kind) => kind switch
    {
        ScoreKind.NeighboursCosine => UserMessage.Of($"How many pictures lie among pictures of their own class, compared by the direction of their features. 100 % is perfect."),
        ScoreKind.NeighboursEuclidean => UserMessage.Of($"How many pictures lie among pictures of their own class, compared by the distance of their features. 100 % is perfect."),
        ScoreKind.Leep => UserMessage.Of($"How well your labels follow from what the network's own classifier takes the pictures for. 0 is perfect, below is worse."),
        ScoreKind.NLeep => UserMessage.Of($"How well your labels follow from groups of pictures that look alike to the network. 0 is perfect, below is worse."),
        ScoreKind.Nce => UserMessage.Of($"How much of your labels is known once one knows the network's own answer. 0 is perfect, below is worse."),
        ScoreKind.LogMe => UserMessage.Of($"How likely your labels are if they depend on the features in a straight line, all such lines considered. Higher is better; only comparisons mean something."),
        ScoreKind.HScore => UserMessage.Of($"How far apart the classes lie, compared with how much the pictures vary at all."),
        ScoreKind.RegularisedHScore => UserMessage.Of($"How far apart the classes lie, compared with how much the pictures vary at all, made safe for few pictures."),
        ScoreKind.TransRate => UserMessage.Of($"How much shorter the features can be described once the class is known."),
        ScoreKind.Gbc => UserMessage.Of($"How little the classes overlap, each seen as a cloud. 0 is no overlap, below is worse."),
        ScoreKind.Parc => UserMessage.Of($"Whether pictures with unlike labels also look unlike to the network. 100 is perfect, 0 is chance."),
        _ => UserMessage.Of($"Of 1: how surely a simple classifier finds the right class after the task was made harder. 1 is perfect."),
    };
}
