using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Engine.Experiments.Techniques;
using TransferLab.Tests.Support;
using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Web.Wizard;

public sealed class TechniqueAdviceTests
{
    [Theory, InlineData(null, "feature-extraction"), InlineData(99.0, "feature-extraction"), InlineData(100.0, "fine-tuning")]
    public void Recommended_ByTheLabels_IsTuningWhereThereAreEnough(double? labels, string kind) =>
        Assert.Equal(kind, TechniqueAdvice.Recommended(labels));

    [Fact]
    public async Task Dataset_Chosen_SetsTheTechniqueUnlessTheUserDid()
    {
        using var folder = new TemporaryFolder();
        var dataset = await new DatasetLibrary(new(folder.Path)).ImportAsync(new InkCast().ToSource("ink"));
        var draft = new Draft { Id = DraftId.New() };

        Assert.Equal((160, "fine-tuning"), (draft.With(dataset).LabelsPerClass, draft.With(dataset).Technique.Kind));
        Assert.Equal("feature-extraction", (draft with { TechniqueIsChosen = true }).With(dataset).Technique.Kind);
    }

    [Fact]
    public void WithOptions_OneChanged_KeepsNothingElse()
    {
        var choice = TechniqueAdvice.Begin(Draft.FineTuning)
            .WithOptions<FineTuningOptions>(options => options with { Tuned = TuningScope.LastBlocks, Training = options.Training with { Epochs = 3 } });

        Assert.Equal(["tuned", "training"], choice.Options.Keys);
        Assert.Equal("last-blocks", choice.Options["tuned"].GetString());
        Assert.Equal((TuningScope.LastBlocks, 3, true), (choice.ReadOptions<FineTuningOptions>().Tuned, choice.ReadOptions<FineTuningOptions>().Training.Epochs, choice.ReadOptions<FineTuningOptions>().Interpolate));
        Assert.Empty(choice.WithOptions<FineTuningOptions>(_ => new()).Options);
    }

    [Fact]
    public void WithOptions_Written_IsWhatTheEngineReads()
    {
        var choice = TechniqueAdvice.Begin(Draft.FromScratch).WithOptions<FromScratchOptions>(options => options with { Network = ScratchNetwork.SameArchitecture });
        var experiment = ToyLearning.Experiment("one") with { Technique = choice };

        Assert.Equal(ScratchNetwork.SameArchitecture, TechniqueOptions.Read<FromScratchOptions>(experiment).Network);
    }
}
