using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferLab.Engine;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Engine.Transferability.Gap;
using TransferLab.Engine.Transferability.Remedies;
using TransferLab.Tests.Support;
using TransferLab.Victim;

namespace TransferLab.Tests.Engine.Transferability.Remedies;

public sealed class RemedyAdvisorTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly IHost host;

    public RemedyAdvisorTests()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["TransferLab:BackboneFolders:0"] = Assets.Present ? Path.Combine(Assets.Root, "backbones") : null,
        });
        builder.Services.AddSingleton(new DataFolder(folder.Path));
        builder.Services.AddTransferLabEngine();
        host = builder.Build();
    }

    private ExperimentJournal Journal => host.Services.GetRequiredService<ExperimentJournal>();

    private RemedyAdvisor Advisor => host.Services.GetRequiredService<RemedyAdvisor>();

    public void Dispose()
    {
        host.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task For_RunWithoutAGap_HasNothingToSay()
    {
        var run = Save(Frozen(), gap: null);

        Assert.Empty(await Advisor.ForAsync(run.Id));
        Assert.Empty(await Advisor.ForAsync(RunId.New(TimeProvider.System)));
    }

    [Fact]
    public async Task For_TransferThatCosts_OffersReadyExperimentsOnTheSameSplit()
    {
        var run = Save(Frozen(), Gap(-0.08));

        var remedies = await Advisor.ForAsync(run.Id);

        Assert.Equal(
            [RemedyKind.NoTransfer, RemedyKind.FewerFrozenLayers, RemedyKind.TuneEarlierLayers],
            remedies.Where(remedy => remedy.Kind is not RemedyKind.AnotherBackbone and not RemedyKind.MoreLabels).Select(remedy => remedy.Kind));
        Assert.Equal("Measured here: a small network trained from scratch is 8.0 points better than transfer.", remedies[0].Why.ToString());
        Assert.All(remedies.Select(remedy => remedy.Experiment).OfType<Experiment>(), draft =>
        {
            host.Services.GetRequiredService<ExperimentReader>().Require(draft);
            Assert.Equal(run.Experiment.Split, draft.Split);
            Assert.Equal(run.Experiment.Seed, draft.Seed);
            Assert.Null(draft.Evaluation.TransferGap);
        });
        Assert.All(remedies, remedy => Assert.Null(remedy.Tried));
    }

    [Fact]
    public async Task For_TransferThatGains_DoesNotAdviseAgainstIt() =>
        Assert.DoesNotContain(await Advisor.ForAsync(Save(Frozen(), Gap(0.2)).Id), remedy => remedy.Kind is RemedyKind.NoTransfer);

    [Fact]
    public async Task For_BlocksTunedAlready_OffersTwiceAsMany()
    {
        var tuned = Frozen() with { Technique = Technique("fine-tuning", new { tuned = "last-blocks", blocks = 3 }) };

        var remedy = (await Advisor.ForAsync(Save(tuned, Gap(-0.08)).Id)).Single(remedy => remedy.Kind is RemedyKind.FewerFrozenLayers);

        Assert.Equal("Fewer frozen layers: tune the last 6 blocks", remedy.Title.ToString());
        Assert.Equal(6, remedy.Experiment!.Technique.Options["blocks"].GetInt32());
    }

    [Fact]
    public async Task For_OptionsOfFineTuning_AreKept()
    {
        var tuned = Frozen() with { Technique = Technique("fine-tuning", new { tuned = "last-blocks", blocks = 3, interpolate = false, training = new { epochs = 7 } }) };

        var remedies = await Advisor.ForAsync(Save(tuned, Gap(-0.08)).Id);

        foreach (var kind in new[] { RemedyKind.FewerFrozenLayers, RemedyKind.TuneEarlierLayers })
        {
            var options = remedies.Single(remedy => remedy.Kind == kind).Experiment!.Technique.Options;
            Assert.False(options["interpolate"].GetBoolean());
            Assert.Equal(7, options["training"].GetProperty("epochs").GetInt32());
        }
    }

    [Theory, InlineData(30, 50), InlineData(50, null)]
    public async Task For_ManyBlocksTuned_OffersNoMoreThanAreAllowed(int blocks, int? offered)
    {
        var tuned = Frozen() with { Technique = Technique("fine-tuning", new { tuned = "last-blocks", blocks }) };

        var remedy = (await Advisor.ForAsync(Save(tuned, Gap(-0.08)).Id)).SingleOrDefault(remedy => remedy.Kind is RemedyKind.FewerFrozenLayers);

        Assert.Equal(offered, remedy?.Experiment!.Technique.Options["blocks"].GetInt32());
    }

    [Fact]
    public async Task For_GapThatCannotBeTold_DoesNotCallScratchAsGood()
    {
        var gap = Gap(0.01) with { Verdict = GapVerdict.TooFewToTell };

        var remedy = (await Advisor.ForAsync(Save(Frozen(), gap).Id)).Single(remedy => remedy.Kind is RemedyKind.NoTransfer);

        Assert.Equal("Whether transfer is better than a small network trained from scratch could not be told here; training from scratch needs no pretrained network.", remedy.Why.ToString());
    }

    [Fact]
    public async Task For_PixelsThatAreStrongest_SaysWhatIsTrainedInstead()
    {
        var remedy = (await Advisor.ForAsync(Save(Frozen(), Gap(-0.08) with { Strongest = ScratchMethod.Pixels }).Id)).Single(remedy => remedy.Kind is RemedyKind.NoTransfer);

        Assert.EndsWith("this experiment trains a small network in their place, which may do less well.", remedy.Why.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_ClassesOfUnequalSize_CountsDoublingsInLabelsAltogether()
    {
        // Twice as many labels a class at most, but a quarter more in all: the gain of a doubling is about three times that of the step.
        var estimate = new Estimate(0.7, 0.6, 0.8, IntervalMethod.Wilson);
        LearningCurve curve = new([new(10, 100, estimate with { Value = 0.5 }, 1, [0.5]), new(20, 125, estimate with { Value = 0.52 }, 1, [0.52])], UserMessage.Of($"A toy."));

        var remedy = (await Advisor.ForAsync(Save(Frozen(), Gap(-0.08), curve: curve).Id)).Single(remedy => remedy.Kind is RemedyKind.MoreLabels);

        Assert.StartsWith("Twice as many labels would bring about 6.2 points.", remedy.Why.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_RemedyThatWasTried_SaysWhatItGainedPictureByPicture()
    {
        var run = Save(Frozen(), Gap(-0.08));
        var offered = (await Advisor.ForAsync(run.Id)).Single(remedy => remedy.Kind is RemedyKind.TuneEarlierLayers);
        var tried = Save(offered.Experiment! with { Name = "Another name" }, gap: null, seed: 2, minute: 1);

        var remedies = await Advisor.ForAsync(run.Id);

        var trial = remedies.Single(remedy => remedy.Kind is RemedyKind.TuneEarlierLayers).Tried!;
        Assert.Equal(tried.Id, trial.Run);
        Assert.True(trial.IsPaired);
        Assert.Equal(PairedPredictions.Advantage(ToyExperiment.Predictions(2), ToyExperiment.Predictions(1), 0.95), trial.Gain);
        Assert.StartsWith("What it changed here cannot be told from chance", trial.Finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("points, between", trial.Finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("entre", trial.Finding.Text(CultureInfo.GetCultureInfo("fr")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_OptionsWrittenOutOrLeftOut_AreTheSameExperiment()
    {
        var run = Save(Frozen(), Gap(-0.08));
        Save(Frozen() with { Technique = new() { Kind = "from-scratch" }, Backbone = null }, gap: null, seed: 3, minute: 1);

        Assert.NotNull((await Advisor.ForAsync(run.Id)).Single(remedy => remedy.Kind is RemedyKind.NoTransfer).Tried);
    }

    [Fact]
    public async Task For_RunOnOtherDataOrSeed_DoesNotCount()
    {
        var run = Save(Frozen(), Gap(-0.08));
        var scratch = Frozen() with { Technique = new() { Kind = "from-scratch" }, Backbone = null };
        Save(scratch with { Seed = 99 }, gap: null, seed: 3, minute: 1);
        Save(scratch with { Dataset = scratch.Dataset with { Version = new('1', 64) } }, gap: null, seed: 4, minute: 2);

        Assert.All(await Advisor.ForAsync(run.Id), remedy => Assert.Null(remedy.Tried));
    }

    [AssetsFact]
    public async Task For_OtherBackbonesAtHand_OffersTheMostPromisingOnesInTheGivenOrder()
    {
        var run = Save(Frozen(), Gap(-0.08));

        var remedies = await Advisor.ForAsync(run.Id, ["squeezenet1.1-224-imagenet", "doodlenet-28-quickdraw345"]);

        var others = remedies.Where(remedy => remedy.Kind is RemedyKind.AnotherBackbone).Select(remedy => remedy.Experiment!.Backbone!.Id).ToList();
        Assert.Equal(3, others.Count);
        Assert.Equal(["squeezenet1.1-224-imagenet", "doodlenet-28-quickdraw345"], others.Take(2));
        Assert.DoesNotContain(run.Experiment.Backbone!.Id, others);
    }

    [Theory, InlineData(0.54), InlineData(0.46)]
    public async Task For_CurveThatDoesNotRise_PromisesNothingOfMoreLabels(double last)
    {
        var run = Save(Frozen(), Gap(-0.08), curve: Curve(0.54, last));

        var remedy = (await Advisor.ForAsync(run.Id)).Single(remedy => remedy.Kind is RemedyKind.MoreLabels);

        Assert.Equal("The curve does not rise at its end (20 labels a class): more labels alone would hardly help.", remedy.Why.ToString());
    }

    [Fact]
    public async Task For_CurveThatRises_SaysHowManyLabels()
    {
        var run = Save(Frozen(), Gap(-0.08), curve: Curve(0.5, 0.54));

        var remedy = (await Advisor.ForAsync(run.Id)).Single(remedy => remedy.Kind is RemedyKind.MoreLabels);

        Assert.Null(remedy.Experiment);
        // Four points for each doubling: eight points are two of them.
        Assert.StartsWith("Twice as many labels would bring about 4.0 points. With about 80 labels a class", remedy.Why.ToString(), StringComparison.Ordinal);
    }

    private static Experiment Frozen() => new()
    {
        Name = "Toy",
        Task = Experiment.ImageClassification,
        Dataset = new() { Id = "toy", Version = new('0', 64) },
        Backbone = new() { Id = "mobilenetv1-0.25-96-vww", Sha256 = new('a', 64) },
        Technique = Technique("feature-extraction", new { }) with { Head = "logistic-regression" },
        Seed = 5,
    };

    private static TechniqueChoice Technique(string kind, object options) => new()
    {
        Kind = kind,
        Options = JsonSerializer.SerializeToElement(options).EnumerateObject().ToDictionary(option => option.Name, option => option.Value.Clone()),
    };

    /// <summary>With 10 and with 20 labels a class.</summary>
    private static LearningCurve Curve(double first, double last)
    {
        var point = new Estimate(0.7, 0.6, 0.8, IntervalMethod.Wilson);
        LearningCurvePoint At(int labels, double accuracy) => new(labels, 4 * labels, point with { Value = accuracy }, 1, [accuracy]);
        return new([At(10, first), At(20, last)], UserMessage.Of($"A toy."));
    }

    private static TransferGap Gap(double value)
    {
        var gap = new Estimate(value, value - 0.03, value + 0.03, IntervalMethod.CrossedRuns);
        var accuracy = new Estimate(0.7, 0.6, 0.8, IntervalMethod.Wilson);
        return new()
        {
            Verdict = GapWords.Verdict(gap),
            Gap = gap,
            Finding = GapWords.Finding(gap, ScratchMethod.SmallNetwork),
            Transfer = accuracy,
            Scratch = accuracy,
            Strongest = ScratchMethod.SmallNetwork,
            Arms = [],
            Runs = 3,
            TestPictures = 40,
            Budget = new(1e11, 1e10, 1e11),
        };
    }

    private Run Save(Experiment experiment, TransferGap? gap, int seed = 1, int minute = 0, LearningCurve? curve = null)
    {
        var at = Start.AddMinutes(minute);
        var run = ToyExperiment.FinishedRun(RunId.Parse($"{at:yyyyMMdd-HHmmss}-{seed:x8}"), "Toy", seed, at) with { Experiment = experiment };
        Journal.Save(run, ToyExperiment.Result(seed) with { TransferGap = gap, LearningCurve = curve }, ToyExperiment.Predictions(seed));
        return run;
    }
}
