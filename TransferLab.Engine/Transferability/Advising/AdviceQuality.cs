using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>How good the advice is on measured data sets that the calibration has not seen.</summary>
public static class AdviceQuality
{
    /// <summary>Of all measured probes, how many lie in the interval of a calibration without their data set.</summary>
    public static (int Covered, double MeanWidth, int Cases) Coverage(IReadOnlyList<MeasuredProbe> probes)
    {
        var (covered, widths) = (0, 0.0);
        foreach (var group in probes.GroupBy(probe => probe.Dataset))
        {
            var calibration = AccuracyCalibration.Fit([.. probes.Where(probe => probe.Dataset != group.Key)]);
            foreach (var probe in group)
            {
                var expected = calibration.Predict(probe, 0.95);
                covered += expected.Low <= probe.Accuracy && probe.Accuracy <= expected.High ? 1 : 0;
                widths += expected.High!.Value - expected.Low!.Value;
            }
        }

        return (covered, widths / probes.Count, probes.Count);
    }

    /// <summary>Weighted Kendall τ of the expected and the measured order, for each data set with all its labels; and of the two trivial orders.</summary>
    /// <remarks>The trivial orders put backbones of which their number is not known last.</remarks>
    public static IReadOnlyList<RankingQuality> Rankings(IReadOnlyList<MeasuredProbe> probes) =>
        [.. probes.GroupBy(probe => probe.Dataset).Select(group =>
        {
            var calibration = AccuracyCalibration.Fit([.. probes.Where(probe => probe.Dataset != group.Key)]);
            var most = group.Max(probe => probe.TrainingPictures);
            MeasuredProbe[] full = [.. group.Where(probe => probe.TrainingPictures == most)];
            double[] measured = [.. full.Select(probe => probe.Accuracy)];
            return new RankingQuality(
                group.Key,
                full.Length,
                WeightedTau.Of([.. full.Select(probe => calibration.Predict(probe, 0.95).Value)], measured),
                WeightedTau.Of([.. full.Select(probe => (double)(probe.Parameters ?? 0))], measured),
                WeightedTau.Of([.. full.Select(probe => probe.ImageNetAccuracyPercent ?? 0)], measured));
        })];
}
