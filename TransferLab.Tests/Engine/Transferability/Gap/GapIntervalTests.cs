using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Gap;

namespace TransferLab.Tests.Engine.Transferability.Gap;

public sealed class GapIntervalTests
{
    /// <summary>Twenty kinds of task, from even to hopeless, with much luck and with little.</summary>
    private static readonly SimulatedGap[] Kinds =
    [
        .. from task in new (double Ease, double Advantage)[] { (0, 0), (2, 0.5), (1, -1.5), (3.5, 0.8), (0, 2) }
           from luck in new (double Picture, double Fit, double Transfer, double Scratch)[] { (2, 1, 0, 0.1), (1.5, 0.5, 0.05, 0.3), (2, 1, 0.2, 0.6), (1, 0.2, 0.4, 0.4) }
           select new SimulatedGap(task.Ease, task.Advantage, luck.Picture, luck.Fit, luck.Transfer, luck.Scratch),
    ];

    [Theory]
    [InlineData(60, 3)]
    [InlineData(200, 3)]
    [InlineData(200, 5)]
    [InlineData(1000, 3)]
    [InlineData(500, 10)]
    public void Of_TwoHundredSimulatedTasksUnderSeveralSeeds_CoversTheTruthIn92To98Percent(int pictures, int runs) =>
        AssertCovers((kind, random) => kind.Seeds(pictures, runs, random));

    [Theory]
    [InlineData(100, 5)]
    [InlineData(320, 5)]
    [InlineData(320, 3)]
    [InlineData(1000, 10)]
    public void Of_TwoHundredSimulatedTasksInFolds_CoversTheTruthIn92To98Percent(int pictures, int folds) =>
        AssertCovers((kind, random) => kind.Folds(pictures, folds, random));

    [Fact]
    public void Of_MixedSizesAltogether_CoversTheTruthIn92To98Percent()
    {
        var sizes = new[] { 40, 80, 150, 300, 600 };
        AssertCovers((kind, random) =>
        {
            var pictures = sizes[random.Next(sizes.Length)];
            return random.Next(2) == 0 ? kind.Seeds(pictures, random.Next(3, 7), random) : kind.Folds(pictures, 5, random);
        });
    }

    [Fact]
    public void Of_MoreSeeds_IsNarrowerWhereLuckDecides()
    {
        var kind = new SimulatedGap(1, 0, 0.2, 0.1, 0.1, 0.8);

        double Width(int runs) => Enumerable.Range(0, 20).Average(i => GapInterval.Of(kind.Seeds(300, runs, new Random(i)), 0.95) is var gap ? gap.High!.Value - gap.Low!.Value : 0);

        Assert.True(Width(10) < Width(3) / 2);
    }

    [Fact]
    public void Of_SeedsThatDisagree_IsWiderThanThePicturesAloneTell()
    {
        // Each seed is right on all pictures or on none: a thousand pictures are three observations.
        int[] pictures = [.. Enumerable.Range(0, 1000)];
        bool[] always = [.. pictures.Select(_ => true)], never = [.. pictures.Select(_ => false)];
        GapRun[] runs = [new(pictures, always, always), new(pictures, always, never), new(pictures, always, always)];

        var gap = GapInterval.Of(runs, 0.95);

        Assert.Equal(1 / 3.0, gap.Value, 1e-12);
        Assert.True(gap.Low < 0 && gap.High == 1);
    }

    [Fact]
    public void Of_NoPictureDiffers_ClaimsNoCertainty()
    {
        int[] pictures = [.. Enumerable.Range(0, 50)];
        bool[] right = [.. pictures.Select(i => i % 5 > 0)];

        var gap = GapInterval.Of([new(pictures, right, right), new(pictures, right, right), new(pictures, right, right)], 0.95);

        Assert.Equal(0, gap.Value);
        Assert.InRange(gap.High!.Value, 0.01, 0.06);
        Assert.Equal(-gap.High.Value, gap.Low!.Value, 1e-12);
    }

    [Fact]
    public void Of_SidesExchanged_IsItsMirrorImage()
    {
        var runs = new SimulatedGap(1, 0.7, 1, 1, 0.2, 0.4).Seeds(80, 4, new Random(3));

        var (gap, mirrored) = (GapInterval.Of(runs, 0.95), GapInterval.Of([.. runs.Select(run => new GapRun(run.Pictures, run.Scratch, run.Transfer))], 0.95));

        Assert.Equal(gap.Value, -mirrored.Value, 1e-12);
        Assert.Equal(gap.Low!.Value, -mirrored.High!.Value, 1e-12);
        Assert.Equal(gap.High!.Value, -mirrored.Low!.Value, 1e-12);
    }

    [Fact]
    public void Of_OneRun_IsNewcombes()
    {
        var run = new SimulatedGap(1, 0.7, 1, 1, 0.2, 0.4).Seeds(80, 1, new Random(3))[0];

        Assert.Equal(PairedDifference.Of(run.Transfer, run.Scratch, 0.9), GapInterval.Of([run], 0.9));
    }

    [Fact]
    public void Of_RunsThatShareSomePictures_IsRefused()
    {
        GapRun[] runs = [new([1, 2], [true, true], [true, false]), new([2, 3], [true, true], [true, false])];

        Assert.Throws<ArgumentException>(() => GapInterval.Of(runs, 0.95));
        Assert.Throws<ArgumentException>(() => GapInterval.Of([], 0.95));
        Assert.Throws<ArgumentException>(() => new GapRun([1], [true, false], [true]));
    }

    private static void AssertCovers(Func<SimulatedGap, Random, IReadOnlyList<GapRun>> draw)
    {
        const int Tasks = 200;
        var random = new Random(2024);
        var truths = Kinds.Select(kind => kind.Truth()).ToArray();
        var covered = 0;
        for (var task = 0; task < Tasks; task++)
        {
            var gap = GapInterval.Of(draw(Kinds[task % Kinds.Length], random), 0.95);
            covered += gap.Low <= truths[task % truths.Length] && truths[task % truths.Length] <= gap.High ? 1 : 0;
        }

        Assert.InRange(covered, 0.92 * Tasks, 0.98 * Tasks);
    }
}
