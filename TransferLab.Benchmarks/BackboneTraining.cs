using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Backbones.Bundled;
using TransferLab.Engine.Backbones.Bundled.Recipes;
using TransferLab.Engine.Backbones.Downloading;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Distillation;
using TransferLab.Engine.Transferability.Sources;

namespace TransferLab.Benchmarks;

/// <summary>Makes a bundled backbone again from its recipe, or its first epoch alone; goes on where it was broken off.</summary>
internal sealed class BackboneTraining
{
    /// <summary>As a last argument: stops after the first epoch and says the hash of its weights.</summary>
    private const string FirstEpoch = "--first-epoch";

    private readonly string id;
    private readonly string assets;
    private readonly string work;
    private readonly bool firstEpochAlone;
    private readonly TextWriter output;

    private BackboneTraining(string id, string assets, string? work, bool firstEpochAlone, TextWriter output)
    {
        (this.id, this.assets, this.firstEpochAlone, this.output) = (id, Path.GetFullPath(assets), firstEpochAlone, output);
        this.work = Path.GetFullPath(work ?? Path.Combine("artifacts", id));
    }

    private string Data => Path.Combine(assets, "data");

    /// <summary>Null where the arguments ask for something else.</summary>
    public static BackboneTraining? Of(string[] args, TextWriter output)
    {
        var firstEpochAlone = args is [_, .., FirstEpoch];
        return (firstEpochAlone ? args[..^1] : args) switch
        {
            ["train-photographs", var assets] => new(BundledBackbones.Photographs, assets, null, firstEpochAlone, output),
            ["train-photographs", var assets, var work] => new(BundledBackbones.Photographs, assets, work, firstEpochAlone, output),
            ["train-glyphs", var assets] => new(BundledBackbones.Glyphs, assets, null, firstEpochAlone, output),
            ["train-glyphs", var assets, var work] => new(BundledBackbones.Glyphs, assets, work, firstEpochAlone, output),
            _ => null,
        };
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var services = new ServiceCollection().AddHttpClient(Downloader.ClientName).Services.BuildServiceProvider();
        var data = new DataFolder(work);
        var library = new BackboneLibrary(
            data,
            services.GetRequiredService<IHttpClientFactory>(),
            Options.Create(new BackboneOptions()),
            Options.Create(new BackboneFolderOptions { BackboneFolders = Directory.Exists(Path.Combine(assets, "backbones")) ? [Path.Combine(assets, "backbones")] : [] }),
            TimeProvider.System);
        var (graph, input, pictures, source) = id == BundledBackbones.Photographs ? await PhotographsAsync(library, cancellationToken) : Glyphs(cancellationToken);
        var bytes = OnnxFile.ToBytes(graph);
        if (firstEpochAlone)
        {
            output.WriteLine($"After the first epoch: SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
            return;
        }

        var file = Path.Combine(work, $"{id}.onnx");
        await File.WriteAllBytesAsync(file, bytes, cancellationToken);
        var card = Card(bytes, graph, input);
        var options = Options.Create(new ExtractionOptions());
        var extractor = new FeatureExtractor(library, new FeatureCache(data, options, TimeProvider.System), new DatasetLibrary(data), options, Options.Create(new ImportOptions()));
        var some = pictures.Evenly(SourceReferenceBuilder.MostPictures);
        var features = await extractor.ExtractAsync(card, file, some, null, cancellationToken);
        var reference = SourceReference.Of(source, card.Sha256, card.Preprocessing.Key, features, PictureTone.Of(PixelFeatures.Extract(some, null, cancellationToken)), cancellationToken);
        await File.WriteAllBytesAsync(Path.ChangeExtension(file, SourceReferenceFile.Extension), SourceReferenceFile.Write(reference), cancellationToken);
        output.WriteLine($"{file}: {bytes.Length} bytes, SHA-256 {card.Sha256}, {card.FeatureWidth} features");
        output.WriteLine(BundledBackbones.All.Any(known => known.Sha256 == card.Sha256) ? "The same file as the bundled one." : "Another file than the bundled one.");
    }

    private async Task<(OnnxGraph Graph, Preprocessing Input, RecipePictures Pictures, LocalizedText Source)> PhotographsAsync(BackboneLibrary library, CancellationToken cancellationToken)
    {
        var recipe = RecipeJson.Read<PhotographRecipe>("photographs");
        var (pictures, views) = recipe.Load(Data);
        using var teacher = await library.OpenAsync(recipe.Teacher, cancellationToken);
        output.WriteLine($"{pictures.Count} pictures, {views.Count} views");
        var task = new TeacherTask(teacher, pictures, views, recipe.Input, recipe.Seed);
        var taught = new TeacherPass(task, Path.Combine(work, "views"), $"{teacher.Card.Sha256} {recipe.Input.Key} {recipe.Seed}").Run(new LineProgress(output), cancellationToken);
        var graph = Run(recipe).Run(PhotographPlan.Of(recipe, taught), Stages(recipe.Stages), new LineProgress(output).Report, cancellationToken);
        return (graph, recipe.Input, pictures, new("CIFAR-10, TrashNet, sign digits and chest X-rays", "CIFAR-10, TrashNet, chiffres en signes de la main et radiographies du thorax"));
    }

    private (OnnxGraph Graph, Preprocessing Input, RecipePictures Pictures, LocalizedText Source) Glyphs(CancellationToken cancellationToken)
    {
        var recipe = RecipeJson.Read<GlyphRecipe>("glyphs");
        var sheets = InkSheets.Load(recipe, Data, cancellationToken);
        output.WriteLine($"{sheets.Count} sheets of {sheets.GlyphCount} glyphs");
        var graph = Run(recipe).Run(GlyphPlan.Of(recipe, sheets), Stages(recipe.Stages), new LineProgress(output).Report, cancellationToken);
        var pictures = new RecipePictures();
        foreach (var source in recipe.Pictures)
        {
            pictures.Add(Data, source);
        }

        return (graph, recipe.Input, pictures, new("Omniglot, small background sets", "Omniglot, petits ensembles d’arrière-plan"));
    }

    private IReadOnlyList<RecipeStage> Stages(IReadOnlyList<RecipeStage> all) => firstEpochAlone ? [all[0] with { StopAfter = 1 }] : all;

    /// <summary>A first epoch alone keeps its checkpoints apart: its end is not that of the stage.</summary>
    private RecipeRun Run<TRecipe>(TRecipe recipe) =>
        new(id, firstEpochAlone ? Path.Combine(work, "first-epoch") : work, RecipeJson.Key(recipe), TimeProvider.System);

    private BackboneCard Card(byte[] bytes, OnnxGraph graph, Preprocessing input) => new()
    {
        Id = id,
        Name = id,
        Architecture = "",
        TrainedOn = new("", ""),
        Licence = "",
        Source = "",
        FileBytes = bytes.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        Preprocessing = input,
        FeatureTensor = graph.Outputs[0].Name,
        FeatureWidth = (int)graph.Outputs[0].Shape![1].Size!.Value,
    };
}
