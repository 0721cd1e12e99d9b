using TransferLab.Engine;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;
using TransferLab.Engine.Transferability.Distances;
using TransferLab.Engine.Transferability.Sources;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Transferability;

public sealed class DistanceTests
{
    /// <summary>For covariances that commute: Σ(√λ₁ − √λ₂)².</summary>
    [Fact]
    public void Frechet_OfDiagonals_IsThatOfTheAxes() =>
        Assert.Equal(9 + 16 + 1 + 4, FrechetDistance.Of([3, 0], new([4, 0, 0, 9], 2, 2), [0, 4], new([1, 0, 0, 25], 2, 2)), 1e-9);

    /// <summary>By the closed form for two dimensions: tr √M = √(tr M + 2√det M).</summary>
    [Fact]
    public void Frechet_OfFullCovariances_IsTheClosedForm()
    {
        // Σ₁Σ₂ for [[2, 1], [1, 3]] and [[1, −0.5], [−0.5, 2]].
        const double trace = 1.5 + 5.5, determinant = 5 * 1.75;
        var expected = 5 + 3 - (2 * Math.Sqrt(trace + (2 * Math.Sqrt(determinant))));

        Assert.Equal(expected, FrechetDistance.Of([0, 0], new([2, 1, 1, 3], 2, 2), [0, 0], new([1, -0.5, -0.5, 2], 2, 2)), 1e-9);
    }

    /// <summary>Two points against one: all kernels by hand.</summary>
    [Fact]
    public void Mmd_OfThreePoints_IsTheFormula()
    {
        double[] points = [0, 1, 3];
        var mean = points.SelectMany(a => points.Select(b => (a - b) * (a - b))).Sum() / 9;
        var expected = new[] { 0.5, 1, 2 }.Sum(a =>
        {
            double K(double x, double y) => Math.Exp(-(x - y) * (x - y) / (2 * a * mean));
            return ((2 + (2 * K(0, 1))) / 4) + 1 - (2 * (K(0, 3) + K(1, 3)) / 2);
        });

        Assert.Equal(expected, MeanDiscrepancy.Of(new([0, 1], 2, 1), new([3], 1, 1)), 1e-12);
    }

    [Fact]
    public void ProxyA_OfFarAndEqualSets_IsTwoAndNearZero()
    {
        var (rows, _) = Blobs.Draw(perClass: 400, classes: 1, width: 10, seed: 1);
        var shifted = new FeatureMatrix([.. rows.Values.ToArray().Select(value => value + 20)], rows.Rows, rows.Columns);
        int[] even = [.. Enumerable.Range(0, 200).Select(i => 2 * i)];

        Assert.Equal(2, ProxyADistance.Of(rows, shifted, default), 1e-6);
        Assert.InRange(ProxyADistance.Of(rows.SelectRows(even), rows.SelectRows([.. even.Select(i => i + 1)]), default), 0, 0.35);
    }

    [Fact]
    public void Of_PicturesOfTheSourceItself_AreNearerThanOthers()
    {
        var (source, _) = Blobs.Draw(perClass: 150, classes: 4, width: 80, seed: 1, drawSeed: 1);
        var (same, _) = Blobs.Draw(perClass: 100, classes: 4, width: 80, seed: 1, drawSeed: 2);
        var (other, _) = Blobs.Draw(perClass: 100, classes: 4, width: 80, seed: 9, drawSeed: 2);
        var reference = SourceReferenceFile.Read(SourceReferenceFile.Write(SourceReference.Of(LocalizedText.Same("toy"), "00", "key", source, null)), "toy");

        var (near, far) = (DomainDistance.Of(reference, same, default), DomainDistance.Of(reference, other, default));

        Assert.True(near.ProxyA < 0.5 && far.ProxyA > 1.5, $"{near.ProxyA} {far.ProxyA}");
        Assert.True(near.Mmd < far.Mmd / 5, $"{near.Mmd} {far.Mmd}");
        Assert.True(near.Frechet < far.Frechet / 5, $"{near.Frechet} {far.Frechet}");
    }

    /// <summary>A reference that keeps all directions loses nothing: the distance is that of the whole covariances.</summary>
    [Fact]
    public void Of_AllDirectionsKept_FrechetIsExact()
    {
        var (source, _) = Blobs.Draw(perClass: 200, classes: 2, width: 6, seed: 3);
        var (target, _) = Blobs.Draw(perClass: 150, classes: 2, width: 6, seed: 8, spread: 2);

        var reference = SourceReference.Of(LocalizedText.Same("toy"), "00", "key", source, null);
        var exact = FrechetDistance.Of(Mean(source), Covariance(source), Mean(target), Covariance(target)) / reference.TotalVariance;

        Assert.Equal(exact, DomainDistance.Of(reference, target, default).Frechet, 1e-3 * exact);
    }

    private static double[] Mean(FeatureMatrix rows) =>
        [.. Enumerable.Range(0, rows.Columns).Select(d => Enumerable.Range(0, rows.Rows).Average(i => (double)rows[i, d]))];

    private static MatrixView<double> Covariance(FeatureMatrix rows)
    {
        var mean = Mean(rows);
        var result = MatrixView<double>.Allocate(rows.Columns, rows.Columns);
        for (var d = 0; d < rows.Columns; d++)
        {
            for (var e = 0; e < rows.Columns; e++)
            {
                result[d, e] = Enumerable.Range(0, rows.Rows).Sum(i => (rows[i, d] - mean[d]) * (rows[i, e] - mean[e])) / (rows.Rows - 1);
            }
        }

        return result;
    }
}
