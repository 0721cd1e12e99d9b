using TransferLab.Engine;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Engine.Transferability.Risk;
using TransferLab.Engine.Transferability.Scores;

namespace TransferLab.Tests.Web;

/// <summary>Advice with plausible numbers, for pages.</summary>
internal static class ToyAdvice
{
    public static Advice Of(string datasetId, string datasetVersion, bool agrees = true) => new()
    {
        DatasetId = datasetId,
        DatasetVersion = datasetVersion,
        Split = new(),
        SplitSeed = 0,
        Made = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
        Pictures = 160,
        TrainingPictures = 160,
        TestPictures = 40,
        Classes = 5,
        Tone = new(0, 0.2, 0.5, 0.2, 0.1),
        Backbones =
        [
            Line("good", 1, 0.84, RiskLevel.Low, 0.06) with { RankBySize = 2, RankByImageNet = 1, ExtractionTime = TimeSpan.FromSeconds(12), MemoryBytes = 480_000_000 },
            Line("poor", 2, 0.41, RiskLevel.High, 0.81) with { RankBySize = 1 },
            new() { BackboneId = "broken", Sha256 = new('c', 64), Name = "Broken", Problem = UserMessage.Of($"It gives features that are no numbers.") },
        ],
        Agreement = new(agrees ? 0.9 : 0.1, agrees ? 0.001 : 0.6, UserMessage.Of($"{(agrees ? "The scores agree." : "The scores agree no better than chance.")}")),
    };

    public static RiskVerdict Verdict(RiskLevel level, double probability) => new(
        level,
        probability,
        [new(UserMessage.Of($"Few labels."), -1.2), new(UserMessage.Of($"The network is no better than chance."), 0.7)],
        [UserMessage.Of($"The pictures are grey.")],
        241);

    private static BackboneAdvice Line(string id, int rank, double accuracy, RiskLevel level, double probability) => new()
    {
        BackboneId = id,
        Sha256 = new('b', 64),
        Name = id,
        Rank = rank,
        ExpectedAccuracy = ToyEvaluation.Around(accuracy, 0.06),
        Scores = [new(ScoreKind.NeighboursCosine, 0.7), new(ScoreKind.LogMe, -0.49), ScoreValue.None(ScoreKind.Leep, UserMessage.Of($"The network has no classes of its own."))],
        Evidence = new()
        {
            LabelsPerClass = 32, Classes = 5, FeatureAccuracy = accuracy, PixelAccuracy = 0.4, UntrainedAccuracy = 0.5, FeatureNeighbours = 0.7, PixelNeighbours = 0.3, GreyShare = 0, NetworkIsGrey = false,
        },
        Risk = Verdict(level, probability),
    };
}
