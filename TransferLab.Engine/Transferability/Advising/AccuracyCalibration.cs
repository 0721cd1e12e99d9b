using System.Globalization;
using CsvHelper;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>Turns what is known before training into an expected accuracy with an interval, as measured linear probes say.</summary>
/// <remarks>
/// On logits: measured = a + b·probe + c·neighbours + d·ln(training / sample) + e·chance, by ridge regression over the shipped measurements, each data set
/// with equal weight. The interval adds three variances: what differs from data set to data set, the chance of the sample, and the chance of the test part; the
/// first two, and how many deviations it reaches, are what the errors on data sets left out of the fit were like (conformal prediction, Vovk et al., 2005). See docs/methods/expected-accuracy.md.
/// </remarks>
internal sealed class AccuracyCalibration
{
    internal const string Resource = "TransferLab.Engine.Transferability.Advising.measured-probes.csv";

    private const double Penalty = 1e-2;

    private static readonly Lazy<AccuracyCalibration> Own = new(() => Fit(ReadShipped()));

    private static readonly double[] Excesses = [0.001, 0.003, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64];
    private static readonly double[] Factors = [0.5, 1, 1.5, 2, 3, 4, 6];

    private readonly Vector<double> coefficients;
    private readonly Spread spread;
    private readonly double[] strays;

    private AccuracyCalibration(Vector<double> coefficients, Spread spread, double[] strays) => (this.coefficients, this.spread, this.strays) = (coefficients, spread, strays);

    /// <summary>Variance of an error: what differs from data set to data set, and how often the chance of the sample counts.</summary>
    private sealed record Spread(double Excess, double Factor)
    {
        public double Of(MeasuredProbe probe, double tested) =>
            Excess + (Factor * Chance(AtLeastChance(probe.Probe, probe), probe.SamplePictures)) + Chance(tested, probe.TestPictures);
    }

    /// <summary>Fitted on the measurements that ship with the app.</summary>
    public static AccuracyCalibration Shipped => Own.Value;

    /// <summary>Standard deviation between data sets, in logits; without the chance of sample and test part.</summary>
    public double Deviation => Math.Sqrt(spread.Excess);

    public static AccuracyCalibration Fit(IReadOnlyList<MeasuredProbe> probes)
    {
        var errors = new List<(MeasuredProbe Probe, double Expected, double Error, double Weight)>();
        foreach (var group in probes.GroupBy(probe => probe.Dataset))
        {
            var solution = Solve([.. probes.Where(probe => probe.Dataset != group.Key)]);
            errors.AddRange(group.Select(probe =>
            {
                var expected = Features(probe).DotProduct(solution);
                return (probe, Sigmoid(expected), Logit(probe.Accuracy, probe.TestPictures) - expected, 1.0 / group.Count());
            }));
        }

        var spread = (from excess in Excesses from factor in Factors select new Spread(excess, factor))
            .MinBy(candidate => errors.Sum(one => candidate.Of(one.Probe, one.Expected) is var variance ? one.Weight * (Math.Log(variance) + (one.Error * one.Error / variance)) : 0))!;
        double[] strays = [.. errors.Select(one => Math.Abs(one.Error) / Math.Sqrt(spread.Of(one.Probe, one.Expected))).Order()];
        return new(Solve(probes), spread, strays);
    }

    /// <param name="probe">All but the accuracy.</param>
    /// <param name="confidence">E.g. 0.95.</param>
    public Estimate Predict(MeasuredProbe probe, double confidence)
    {
        var logit = Features(probe).DotProduct(coefficients);
        var expected = Sigmoid(logit);
        var half = Reach(confidence) * Math.Sqrt(spread.Of(probe, expected));
        return new(expected, Sigmoid(logit - half), Sigmoid(logit + half), IntervalMethod.Prediction);
    }

    /// <summary>As many deviations as held that part of the left-out errors, and no fewer than a normal distribution needs.</summary>
    private double Reach(double confidence) => Math.Max(
        Normal.InvCDF(0, 1, (1 + confidence) / 2),
        strays[Math.Min(strays.Length - 1, (int)Math.Ceiling(confidence * (strays.Length + 1)) - 1)]);

    public static IReadOnlyList<MeasuredProbe> ReadShipped()
    {
        using var reader = new StreamReader(typeof(AccuracyCalibration).Assembly.GetManifestResourceStream(Resource)!);
        return Read(reader);
    }

    /// <summary>A table of the form of <c>measured-probes.csv</c>.</summary>
    public static IReadOnlyList<MeasuredProbe> Read(string file)
    {
        using var reader = new StreamReader(file);
        return Read(reader);
    }

    private static IReadOnlyList<MeasuredProbe> Read(TextReader reader)
    {
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<MeasuredProbe>()];
    }

    private static Vector<double> Solve(IReadOnlyList<MeasuredProbe> probes)
    {
        var perDataset = probes.GroupBy(probe => probe.Dataset).ToDictionary(group => group.Key, group => group.Count());
        var rows = Matrix<double>.Build.DenseOfRowVectors(probes.Select(Features));
        var targets = Vector<double>.Build.DenseOfEnumerable(probes.Select(probe => Logit(probe.Accuracy, probe.TestPictures)));
        // A logit of few pictures is worth less.
        var weights = Matrix<double>.Build.DiagonalOfDiagonalVector(Vector<double>.Build.DenseOfEnumerable(probes.Select(probe =>
            1 / (perDataset[probe.Dataset] * (0.05 + Chance(probe.Accuracy, probe.TestPictures) + Chance(AtLeastChance(probe.Probe, probe), probe.SamplePictures))))));
        var products = rows.TransposeThisAndMultiply(weights * rows);
        return (products + (Penalty * Matrix<double>.Build.DenseIdentity(rows.ColumnCount))).Solve(rows.TransposeThisAndMultiply(weights * targets));
    }

    private static Vector<double> Features(MeasuredProbe probe) => Vector<double>.Build.DenseOfArray(
    [
        1,
        Logit(AtLeastChance(probe.Probe, probe), probe.SamplePictures),
        Logit(AtLeastChance(probe.Neighbours, probe), probe.SamplePictures),
        Math.Log(Math.Max(1, (double)probe.TrainingPictures / probe.SamplePictures)),
        Logit(1.0 / probe.Classes, probe.SamplePictures),
    ]);

    /// <summary>Left out of a handful of pictures, each makes its own class rarer; nothing is truly worse than guessing.</summary>
    private static double AtLeastChance(double share, MeasuredProbe probe) => Math.Max(share, 1.0 / probe.Classes);

    /// <summary>With half a picture added on either side, so that 0 and 1 have one.</summary>
    private static double Logit(double share, int pictures)
    {
        var smooth = ((share * pictures) + 0.5) / (pictures + 1);
        return Math.Log(smooth / (1 - smooth));
    }

    /// <summary>Variance of such a logit by chance.</summary>
    private static double Chance(double share, int pictures)
    {
        var smooth = ((share * pictures) + 0.5) / (pictures + 1);
        return 1 / (pictures * smooth * (1 - smooth));
    }

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
