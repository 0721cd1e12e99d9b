using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Imaging;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Distillation;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Schedules;
using TransferLab.Engine.Training.Techniques;
using TransferLab.Tests.Engine.Features;
using TransferLab.Tests.Support;
using DrawnPictures = TransferLab.Tests.Support.PictureFiles;

namespace TransferLab.Tests.Engine.Training.Distillation;

public sealed class DistillationTests
{
    private const string Teacher = "mobilenetv1-0.25-96-vww";
    private static readonly Preprocessing Student = new(32, 32, 32, ChannelOrder.Rgb, [127.5, 127.5, 127.5], [64, 64, 64]);

    [AssetsFact]
    public async Task Run_AskedBefore_ReadsNoPictureAgainAndAnswersTheSame()
    {
        using var fixture = new FeatureFixture();
        using var folder = new TemporaryFolder();
        using var teacher = await fixture.Backbones.Library.OpenAsync(Teacher);
        var pictures = new CountingPictures(fixture.Draw(12));
        var task = new TeacherTask(teacher, pictures, Views(12, 3), Student, Seed: 5);

        var first = new TeacherPass(task, folder.Path, "a").Run(null, TestContext.Current.CancellationToken);
        var read = pictures.Reads;
        var again = new TeacherPass(task, folder.Path, "a").Run(null, TestContext.Current.CancellationToken);
        var afterwards = pictures.Reads;
        var other = new TeacherPass(task, folder.Path, "b").Run(null, TestContext.Current.CancellationToken);

        Assert.Equal((12, 12, 24), (read, afterwards, pictures.Reads));
        Assert.Equal((36, 256), (first.Count, first.Width));
        for (var view = 0; view < first.Count; view++)
        {
            Assert.Equal(first.Answer(view), again.Answer(view));
            Assert.Equal(first.Pixels(view), again.Pixels(view));
            Assert.Equal(first.Answer(view), other.Answer(view));
        }
    }

    [AssetsFact]
    public async Task Run_PictureCannotBeRead_FailsWithThatError()
    {
        using var fixture = new FeatureFixture();
        using var folder = new TemporaryFolder();
        using var teacher = await fixture.Backbones.Library.OpenAsync(Teacher);
        var gone = new TransferLabException($"The picture is gone.", $"Bring it back.");
        var pictures = new CountingPictures(fixture.Draw(4), _ => throw gone);

        var error = Assert.ThrowsAny<Exception>(() => new TeacherPass(new(teacher, pictures, Views(4, 1), Student, Seed: 5), folder.Path, "a").Run(null, TestContext.Current.CancellationToken));

        Assert.Same(gone, error);
    }

    [AssetsFact]
    public async Task Run_PlainView_IsThePictureAsPredictionSeesIt()
    {
        using var fixture = new FeatureFixture();
        using var folder = new TemporaryFolder();
        using var teacher = await fixture.Backbones.Library.OpenAsync(Teacher);
        var pictures = fixture.Draw(2);
        var views = new TeacherPass(new(teacher, pictures, Views(2, 2), Student, Seed: 5), folder.Path, "a").Run(null, TestContext.Current.CancellationToken);

        byte[] file = [];
        var length = pictures.Read(0, ref file);
        var expected = PictureScaler.Fit(PictureDecoder.Decode(file.AsSpan(0, length)), PictureFit.CentreCrop(32, 32, 32));

        Assert.Equal(expected.Rgb, views.Pixels(0).ToArray());
        Assert.NotEqual(expected.Rgb, views.Pixels(1).ToArray());
    }

    [AssetsFact]
    public async Task Targets_OverAllViews_HaveMeanZeroAndDeviationOne()
    {
        using var fixture = new FeatureFixture();
        using var folder = new TemporaryFolder();
        using var teacher = await fixture.Backbones.Library.OpenAsync(Teacher);
        var views = new TeacherPass(new(teacher, fixture.Draw(20), Views(20, 1), Student, Seed: 5), folder.Path, "a").Run(null, TestContext.Current.CancellationToken);
        var targets = new TeacherTargets(views);
        var rows = Enumerable.Range(0, views.Count).Select(view =>
        {
            var row = new float[targets.Width];
            targets.Write(view, row);
            return row;
        }).ToList();

        for (var column = 0; column < targets.Width; column++)
        {
            var values = rows.Select(row => (double)row[column]).ToList();
            Assert.Equal(0, values.Average(), 1e-4);
            Assert.InRange(values.Average(value => value * value), 0, 1.001);
        }
    }

    [AssetsFact]
    public async Task Fit_StudentOfATeacher_ComesNearerAndTwiceTheSameToTheBit()
    {
        using var fixture = new FeatureFixture();
        using var folder = new TemporaryFolder();
        using var teacher = await fixture.Backbones.Library.OpenAsync(Teacher);
        var views = new TeacherPass(new(teacher, fixture.Draw(32), Views(32, 2), Student, Seed: 5), folder.Path, "a").Run(null, TestContext.Current.CancellationToken);

        var (one, two) = (Imitate(views), Imitate(views));

        Assert.True(one.History.Epochs[^1].TrainingLoss < 0.8 * one.History.Epochs[0].TrainingLoss);
        Assert.Equal(Fitting.ToyFit.Fingerprint(one), Fitting.ToyFit.Fingerprint(two));
    }

    [Fact]
    public void WriteChanged_Mirrored_IsThePictureOrItsMirrorImage()
    {
        var pixels = DrawnPictures.Noise(32, 32, seed: 2).Rgb;
        var examples = new TaughtExamples(new([new(pixels, [0])], 1, pixels.Length, 1), Student, mirror: true, seed: 3);
        var (plain, changed) = (new float[3 * 32 * 32], new float[3 * 32 * 32]);
        examples.WritePlain(0, plain);
        var mirrored = plain.Chunk(32).SelectMany(row => row.Reverse()).ToArray();
        var seen = new List<bool>();

        for (var epoch = 0; epoch < 20; epoch++)
        {
            examples.WriteChanged(0, epoch, changed);
            Assert.True(changed.SequenceEqual(plain) || changed.SequenceEqual(mirrored));
            seen.Add(changed.SequenceEqual(plain));
        }

        Assert.Contains(true, seen);
        Assert.Contains(false, seen);
    }

    private static IReadOnlyList<View> Views(int pictures, int each) =>
        [.. Enumerable.Range(0, pictures).SelectMany(picture => Enumerable.Range(0, each).Select(number => new View(picture, number, 0.3)))];

    private static FitResult Imitate(TaughtViews views)
    {
        var targets = new TeacherTargets(views);
        var network = StagedNetwork.Build(3, 32, stem: 8, [8, 16], targets.Width, seed: 1);
        using var fit = new Fit(
            new()
            {
                Network = network,
                Tensors = Tunable.All(network),
                Examples = new TaughtExamples(views, Student, mirror: false, seed: 1),
                Labels = new(new int[views.Count], 1),
                Imitated = targets,
                TrainingRows = [.. Enumerable.Range(0, views.Count)],
                ValidationRows = [],
                StartCounts = false,
                Threads = 1,
                Settings = new()
                {
                    Epochs = 12,
                    BatchSize = 16,
                    LearningRate = 0.01,
                    Schedule = new ScheduleOptions(),
                    Optimiser = new(),
                    Augmentation = AugmentationOptions.None,
                    Normalization = TransferLab.Engine.Graphs.NormalizationMode.BatchStatistics,
                    Seed = 1,
                },
            },
            null,
            TimeProvider.System,
            null);
        return fit.Run(TestContext.Current.CancellationToken);
    }
}
