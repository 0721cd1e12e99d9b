using TransferLab.Engine.Backbones;
using TransferLab.Engine.Backbones.Checkups;
using TransferLab.Engine.Backbones.Sessions;
using TransferLab.Engine.Graphs;

namespace TransferLab.Tests.Engine.Backbones;

/// <summary>Networks of every build find their way in by themselves.</summary>
public sealed class ImportTests
{
    private static readonly Preprocessing Plain = new(16, 16, 16, ChannelOrder.Rgb, [127.5, 127.5, 127.5], [127.5, 127.5, 127.5]);

    public static TheoryData<string> Builds => new("plain", "channels last", "half precision", "bytes", "double", "batch of 1", "batch of 1 with reshape", "batch of 4", "any size");

    [Theory, MemberData(nameof(Builds))]
    public void Checkup_AnyBuild_FindsFeaturesAndGivesThePlainOnes(string build)
    {
        using var fixture = new BackboneFixture();
        var report = Checkup.Run(new(Save(fixture, Build(build)), 16, 16, null));

        Assert.Equal((8, 5), (report.FeatureWidth, report.LogitsWidth));
        Assert.Equal(build.StartsWith("batch of 1", StringComparison.Ordinal) ? BatchMode.Lifted : build == "batch of 4" ? BatchMode.Looped : BatchMode.AsItIs, report.Mode);
    }

    [Theory]
    [InlineData("channels last")]
    [InlineData("half precision")]
    [InlineData("bytes")]
    [InlineData("batch of 1 with reshape")]
    [InlineData("batch of 4")]
    public async Task Import_AnyBuild_GivesTheFeaturesOfThePlainOne(string build)
    {
        using var fixture = new BackboneFixture();
        var plain = await EmbedAsync(fixture, Build("plain"), "plain");

        var features = await EmbedAsync(fixture, Build(build), "other");

        var tolerance = build is "half precision" or "bytes" ? 2e-2f : 1e-5f;
        Assert.All(plain.Zip(features), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    [Fact]
    public async Task Inspect_AnySize_AsksForIt()
    {
        using var fixture = new BackboneFixture();

        var inspection = await fixture.Library.InspectAsync(Save(fixture, Build("any size")));

        Assert.Equal([BackboneQuestion.InputSize, BackboneQuestion.ValueRange, BackboneQuestion.ChannelOrder], inspection.Questions);
        Assert.Null(inspection.InputWidth);
    }

    [Fact]
    public async Task Inspect_Bytes_KnowsTheRange()
    {
        using var fixture = new BackboneFixture();

        var inspection = await fixture.Library.InspectAsync(Save(fixture, Build("bytes")));

        Assert.Equal([BackboneQuestion.ChannelOrder], inspection.Questions);
    }

    [Fact]
    public async Task Import_WeightsInAnotherFile_BecomesOneFile()
    {
        using var fixture = new BackboneFixture();
        var folder = Directory.CreateDirectory(fixture.Folder["external"]).FullName;
        var file = ExternalModel.Write(Build("plain"), folder, "weights.bin");

        var inspection = await fixture.Library.InspectAsync(file);
        var card = await fixture.Library.ImportAsync(inspection, new() { Id = "external", Name = "External", Preprocessing = Plain });
        Directory.Delete(folder, recursive: true);
        using var backbone = await fixture.Library.OpenAsync("external");

        Assert.True(inspection.HasExternalData);
        Assert.NotEqual(inspection.Sha256, card.Sha256);
        Assert.Equal(8, backbone.FeatureWidth);
    }

    [Fact]
    public async Task Import_FileInASettingsFolder_LeavesItThere()
    {
        using var models = new Support.TemporaryFolder();
        using var fixture = new BackboneFixture(folders: models.Path);
        OnnxFile.Write(Build("plain"), models["mine.onnx"]);
        Assert.Equal(BackboneState.NeedsLook, (await fixture.Library.FindAsync("mine"))!.State);

        await fixture.Library.ImportAsync(await fixture.Library.InspectAsync(models["mine.onnx"]), new() { Id = "mine", Name = "Mine", Preprocessing = Plain });

        Assert.Equal(BackboneState.Available, (await fixture.Library.FindAsync("mine"))!.State);
        Assert.Empty(Directory.GetFiles(fixture.Data.Backbones, "*.onnx"));
        await fixture.Library.DeleteAsync("mine");
        Assert.Equal(BackboneState.NeedsLook, (await fixture.Library.FindAsync("mine"))!.State);
        Assert.True(File.Exists(models["mine.onnx"]));
    }

    [Fact]
    public async Task List_CardBesideTheFile_IsHonoured()
    {
        using var models = new Support.TemporaryFolder();
        using var fixture = new BackboneFixture(folders: models.Path);
        OnnxFile.Write(Build("plain"), models["mine.onnx"]);
        File.WriteAllText(models["mine.card.json"], """
            {
              "id": "our-net", "name": "Our net", "architecture": "small", "trainedOn": { "en": "our pictures", "fr": "nos images" },
              "preprocessing": { "width": 16, "height": 16, "shorterSide": 16, "channels": "rgb", "mean": [0, 0, 0], "deviation": [255, 255, 255] },
              "featureWidth": 8, "licence": "ours", "source": "us"
            }
            """);

        using var backbone = await fixture.Library.OpenAsync("our-net");

        Assert.Equal(("Our net", 5), (backbone.Card.Name, backbone.ClassCount));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"id\": \"x\" }")]
    [InlineData("""{ "id": "x", "name": "x", "architecture": "", "trainedOn": { "en": "", "fr": "" }, "featureWidth": 8, "licence": "", "source": "", "preprocessing": { "width": 16, "height": 16, "shorterSide": 4, "channels": "rgb", "mean": [0], "deviation": [0] } }""")]
    public async Task List_DamagedCardBesideTheFile_IsNamed(string card)
    {
        using var models = new Support.TemporaryFolder();
        using var fixture = new BackboneFixture(folders: models.Path);
        OnnxFile.Write(Build("plain"), models["mine.onnx"]);
        File.WriteAllText(models["mine.card.json"], card);

        var entry = (await fixture.Library.FindAsync("mine"))!;

        Assert.Equal(BackboneState.Unusable, entry.State);
        Assert.Contains("mine.card.json", entry.Problem!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_IdOfAnother_IsRefused()
    {
        using var fixture = new BackboneFixture();
        var inspection = await fixture.Library.InspectAsync(Save(fixture, Build("plain")));

        var error = await Assert.ThrowsAsync<TransferLab.Engine.TransferLabException>(() =>
            fixture.Library.ImportAsync(inspection, new() { Id = "resnet18-v1-7", Name = "x", Preprocessing = Plain }));

        Assert.Contains("resnet18-v1-7 already", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SameFileAgain_SaysWhereItIs()
    {
        using var fixture = new BackboneFixture();
        var inspection = await fixture.Library.InspectAsync(Save(fixture, Build("plain")));
        await fixture.Library.ImportAsync(inspection, new() { Id = "first", Name = "x", Preprocessing = Plain });

        var error = await Assert.ThrowsAsync<TransferLab.Engine.TransferLabException>(() =>
            fixture.Library.ImportAsync(inspection, new() { Id = "second", Name = "x", Preprocessing = Plain }));

        Assert.Contains("already, as first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OtherChannels_IsRefused()
    {
        using var fixture = new BackboneFixture();
        var inspection = await fixture.Library.InspectAsync(Save(fixture, Build("plain")));

        await Assert.ThrowsAsync<TransferLab.Engine.TransferLabException>(() => fixture.Library.ImportAsync(
            inspection, new() { Id = "grey", Name = "x", Preprocessing = new(16, 16, 16, ChannelOrder.Grey, [0], [255]) }));
    }

    private static OnnxGraph Build(string build) => build switch
    {
        "channels last" => Networks.Classifier(channelsLast: true),
        "half precision" => Networks.Classifier(ElementType.Float16),
        "bytes" => Networks.Classifier(ElementType.UInt8),
        "double" => Networks.Classifier(ElementType.Double),
        "batch of 1" => Networks.Classifier(batch: 1),
        "batch of 1 with reshape" => Networks.Classifier(batch: 1, fixedReshape: true),
        "batch of 4" => Networks.Classifier(batch: 4),
        "any size" => Networks.Classifier(side: "side"),
        _ => Networks.Classifier(),
    };

    private static string Save(BackboneFixture fixture, OnnxGraph graph, string name = "model")
    {
        var file = fixture.Folder[name + ".onnx"];
        OnnxFile.Write(graph, file);
        return file;
    }

    /// <summary>Features of five pictures of bytes, fed as the network wants them laid out.</summary>
    private static async Task<float[]> EmbedAsync(BackboneFixture fixture, OnnxGraph graph, string id)
    {
        const int Count = 5;
        var inspection = await fixture.Library.InspectAsync(Save(fixture, graph, id));
        await fixture.Library.ImportAsync(inspection, new() { Id = id, Name = id, Preprocessing = Plain });
        using var backbone = await fixture.Library.OpenAsync(id);
        var random = new Random(3);
        var planes = new float[Count * 768];
        foreach (ref var value in planes.AsSpan())
        {
            value = random.Next(3);
        }

        var pictures = inspection.Layout == InputLayout.Nchw ? planes : [.. Enumerable.Range(0, planes.Length).Select(i => planes[(i / 768 * 768) + (i % 3 * 256) + (i % 768 / 3)])];
        var features = new float[Count * backbone.FeatureWidth];
        backbone.Embed(pictures, Count, features, CancellationToken.None);
        return features;
    }
}
