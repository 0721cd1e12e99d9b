using System.IO.Compression;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Experiments.Techniques;
using TransferLab.Engine.Export;
using TransferLab.Engine.Journal;

namespace TransferLab.Tests.Engine.Experiments.Training;

public sealed class FromScratchTests
{
    [Theory]
    [InlineData("\"network\":\"small-residual\",\"side\":24")]
    [InlineData("\"network\":\"small-separable\",\"side\":32")]
    [InlineData("\"network\":\"same-architecture\"")]
    public async Task Run_EveryNetwork_LearnsAndKeepsAModel(string options)
    {
        await using var lab = await TrainingLab.StartAsync();

        var (_, training, id) = await lab.ResultAsync(lab.Experiment("from-scratch", options));

        Assert.Null(training.PlainHead);
        Assert.Null(training.Interpolation);
        Assert.Equal(training.Parameters, training.TunedParameters);
        Assert.NotEqual(0, training.Splits[0].History.BestEpoch);
        await ModelAnswers.AssertSameAsync(lab, training.Model!, lab.Get<ExperimentJournal>().ReadPredictions(id)!);
    }

    [Fact]
    public async Task Run_StripedPictures_AreToldApart()
    {
        await using var lab = await TrainingLab.StartAsync();
        const string Longer = """{"epochs":12,"batchSize":8,"validationFraction":0.2,"augmentation":{"flip":"always","smallestCrop":1,"largestStretch":1}}""";

        var (result, _, _) = await lab.ResultAsync(lab.Experiment("from-scratch", "\"side\":24", Longer));

        Assert.InRange(result.Evaluation.Accuracy.Value, 0.8, 1);
    }

    [Fact]
    public async Task Check_SameArchitectureWithoutNetwork_SaysWhatToDo()
    {
        await using var lab = await TrainingLab.StartAsync();
        var experiment = lab.Experiment("from-scratch", "\"network\":\"same-architecture\"") with { Backbone = null };

        var error = Assert.Throws<TransferLabException>(() => lab.Get<ExperimentReader>().Require(experiment));

        Assert.Contains("small networks", error.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from-scratch", "\"side\":24")]
    [InlineData("from-scratch", "\"network\":\"same-architecture\"")]
    [InlineData("fine-tuning", "\"tuned\":\"bias-and-norm\"")]
    public async Task Model_TakenIntoTheLibrary_GivesFeaturesLikeAnyOther(string kind, string options)
    {
        await using var lab = await TrainingLab.StartAsync();
        var (_, training, _) = await lab.ResultAsync(lab.Experiment(kind, options));

        var card = await lab.Get<ModelShelf>().UseAsBackboneAsync(training.Model!);
        var again = await lab.Get<ModelShelf>().UseAsBackboneAsync(training.Model!);
        var run = await lab.RunAsync(lab.Experiment("feature-extraction") with
        {
            Backbone = new() { Id = card.Id, Sha256 = card.Sha256 },
            Technique = new() { Kind = "feature-extraction", Head = "logistic-regression" },
        });

        Assert.Equal(card, again);
        Assert.Equal(BackboneState.Available, (await lab.Get<BackboneLibrary>().FindAsync(card.Id))!.State);
        Assert.True(run.State == RunState.Finished, $"{run.Failure?.Problem}");
    }

    [Fact]
    public async Task WritePackage_KeptModel_HoldsModelCardAndClasses()
    {
        await using var lab = await TrainingLab.StartAsync();
        var (_, training, _) = await lab.ResultAsync(lab.Experiment("from-scratch", "\"side\":24"));
        using var memory = new MemoryStream();

        lab.Get<ModelShelf>().WritePackage(training.Model!, memory);

        using var zip = new ZipArchive(memory, ZipArchiveMode.Read);
        var id = training.Model!.Card.Id;
        Assert.Equal(["classes.txt", $"{id}.card.json", $"{id}.onnx"], zip.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        using var classes = new StreamReader(zip.GetEntry("classes.txt")!.Open());
        Assert.Equal("across\nalong\nplain\n", await classes.ReadToEndAsync());
    }

    [Fact]
    public async Task Delete_LastRunOfAModel_TakesItsFileAlong()
    {
        await using var lab = await TrainingLab.StartAsync();
        var experiment = lab.Experiment("from-scratch", "\"side\":24");
        var (_, training, first) = await lab.ResultAsync(experiment);
        var (_, _, second) = await lab.ResultAsync(experiment with { Name = "Again" });
        var shelf = lab.Get<ModelShelf>();

        lab.Get<RunQueue>().Delete(first);
        var afterFirst = shelf.Has(training.Model!);
        lab.Get<RunQueue>().Delete(second);

        Assert.True(afterFirst);
        Assert.False(shelf.Has(training.Model!));
    }

    [Fact]
    public async Task FileOf_DeletedModel_SaysThatARunBringsItBack()
    {
        await using var lab = await TrainingLab.StartAsync();
        var experiment = lab.Experiment("from-scratch", "\"side\":24");
        var (_, training, _) = await lab.ResultAsync(experiment);
        var shelf = lab.Get<ModelShelf>();
        File.Delete(shelf.FileOf(training.Model!));

        var error = Assert.Throws<TransferLabException>(() => shelf.FileOf(training.Model!));
        await lab.ResultAsync(experiment with { Name = "Again" });

        Assert.Contains("again", error.Remedy.ToString(), StringComparison.Ordinal);
        Assert.True(shelf.Has(training.Model!));
    }
}
