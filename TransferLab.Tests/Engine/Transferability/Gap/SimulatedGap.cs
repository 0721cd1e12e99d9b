using TransferLab.Engine.Transferability.Gap;

namespace TransferLab.Tests.Engine.Transferability.Gap;

/// <summary>Tasks whose true gap is known, because their accuracies are made up: by difficulty of the picture, luck of the seed, and how transfer suits the picture.</summary>
/// <param name="Ease">Log-odds of the ordinary picture for training from scratch.</param>
/// <param name="Advantage">Of transfer, in log-odds.</param>
/// <param name="PictureDeviation">Of difficulty.</param>
/// <param name="FitDeviation">Of how much better transfer suits one picture than another.</param>
/// <param name="TransferLuck">Deviation of transfer's seeds.</param>
/// <param name="ScratchLuck">Deviation of training from scratch's seeds.</param>
internal sealed record SimulatedGap(
    double Ease, double Advantage, double PictureDeviation, double FitDeviation, double TransferLuck, double ScratchLuck)
{
    /// <summary>Over many pictures and seeds.</summary>
    public double Truth()
    {
        const int Many = 200_000;
        var random = new Random(4711);
        var sum = 0.0;
        for (var i = 0; i < Many; i++)
        {
            var picture = Normal(random, PictureDeviation);
            sum += Chance(Ease + Advantage + picture + Normal(random, FitDeviation) + Normal(random, TransferLuck))
                - Chance(Ease + picture + Normal(random, ScratchLuck));
        }

        return sum / Many;
    }

    /// <summary>The same pictures under several seeds.</summary>
    public IReadOnlyList<GapRun> Seeds(int pictures, int runs, Random random)
    {
        var drawn = Pictures(pictures, random);
        return [.. Enumerable.Range(0, runs).Select(_ => Run([.. Enumerable.Range(0, pictures)], drawn, random))];
    }

    /// <summary>Pictures divided into folds, each with a training of its own.</summary>
    public IReadOnlyList<GapRun> Folds(int pictures, int folds, Random random)
    {
        var drawn = Pictures(pictures, random);
        return [.. Enumerable.Range(0, folds).Select(fold => Run([.. Enumerable.Range(0, pictures).Where(picture => picture % folds == fold)], drawn, random))];
    }

    private (double Ease, double Fit)[] Pictures(int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => (Normal(random, PictureDeviation), Normal(random, FitDeviation)))];

    private GapRun Run(int[] pictures, (double Ease, double Fit)[] drawn, Random random)
    {
        var (transfer, scratch) = (Normal(random, TransferLuck), Normal(random, ScratchLuck));
        return new(
            pictures,
            [.. pictures.Select(picture => random.NextDouble() < Chance(Ease + Advantage + drawn[picture].Ease + drawn[picture].Fit + transfer))],
            [.. pictures.Select(picture => random.NextDouble() < Chance(Ease + drawn[picture].Ease + scratch))]);
    }

    private static double Chance(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static double Normal(Random random, double deviation) =>
        deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
