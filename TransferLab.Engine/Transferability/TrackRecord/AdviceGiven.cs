using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Engine.Transferability.Risk;

namespace TransferLab.Engine.Transferability.TrackRecord;

/// <summary>What had been advised when an experiment was run; kept with its result, so that the advice can be judged by it.</summary>
/// <param name="Made">When.</param>
/// <param name="Backbones">Best first.</param>
public sealed record AdviceGiven(DateTimeOffset Made, IReadOnlyList<AdvisedBackbone> Backbones)
{
    public static AdviceGiven Of(Advice advice) => new(advice.Made, [.. advice.Backbones.Select(line =>
        new AdvisedBackbone(line.BackboneId, line.Sha256, line.Rank, line.ExpectedAccuracy, line.Risk?.Probability, line.Risk?.Level))]);

    public AdvisedBackbone? For(string backboneId) => Backbones.FirstOrDefault(line => line.BackboneId == backboneId);
}
