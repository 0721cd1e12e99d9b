using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Contracts.Documents;

/// <summary>The published schema: the same as the code's, and as strict as the reader where a schema can tell.</summary>
public sealed class ExperimentSchemaTests : IDisposable
{
    private const string File = "docs/experiment.schema.json";
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    public ExperimentSchemaTests() => services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton(new DataFolder(folder.Path))
        .AddTransferLabEngine()
        .BuildServiceProvider();

    private ExperimentReader Reader => services.GetRequiredService<ExperimentReader>();

    public static TheoryData<string> Spoilt =>
    [
        """{"name":""}""",
        """{"task":"text-classification"}""",
        """{"seed":-1}""",
        """{"schemaVersion":99}""",
        """{"nmae":"typing error"}""",
        """{"technique":{"kind":"hypnosis"}}""",
        """{"dataset":{"id":"flowers"}}""",
        """{"split":{"folds":1}}""",
        """{"evaluation":{"confidence":"0.95"}}""",
        """{"evaluation":{"learningCurve":{"labelsPerClass":[0]}}}""",
        """{"evaluation":{"transferGap":{"labelsPerClass":[10,0]}}}""",
        """{"evaluation":{"groups":{"folderLevels":[0]}}}""",
        """{"evaluation":{"groups":{"folderLevels":[1,1]}}}""",
        """{"evaluation":{"groups":{"columns":["site","site"]}}}""",
    ];

    public void Dispose()
    {
        services.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Schema_OfTheRecordsAndTechniques_IsTheOneInDocs() =>
        WrittenFile.Check(File, services.GetRequiredService<ExperimentSchema>().ToString());

    [Fact]
    public async Task Example_OfTheDocs_IsReadAndKeepsToTheSchema()
    {
        var example = Example();

        var experiment = Reader.Read(example.ToJsonString());

        Assert.Empty((await SchemaAsync()).Validate(example.ToJsonString()));
        Assert.Empty((await SchemaAsync()).Validate(ExperimentReader.Write(experiment)));
        Assert.Equal(ExperimentReader.Write(experiment), ExperimentReader.Write(Reader.Read(ExperimentReader.Write(experiment))));
    }

    [Theory, MemberData(nameof(Spoilt))]
    public async Task Document_ThatTheSchemaRefuses_IsRefusedByTheReader(string change)
    {
        var example = Example();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            example[name] = value?.DeepClone();
        }

        Assert.NotEmpty((await SchemaAsync()).Validate(example.ToJsonString()));
        Assert.Throws<TransferLabException>(() => Reader.Read(example.ToJsonString()));
    }

    [Fact]
    public void List_WithTheSameTwice_IsRefusedByItsPlace()
    {
        var example = Example();
        example["evaluation"] = JsonNode.Parse("""{"groups":{"columns":["site","site"]}}""");

        var refusal = Assert.Throws<TransferLabException>(() => Reader.Read(example.ToJsonString()));

        Assert.Equal("$.evaluation.groups.columns[1] in the experiment document is site, which is in that list already.", refusal.Problem.ToString());
    }

    [Fact]
    public void Options_OfATechnique_AreAsStrict()
    {
        var example = Example();
        example["technique"]!["options"] = new JsonObject { ["haed"] = new JsonObject() };
        var technique = JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Repository.Root, File)))!["properties"]!["technique"]!;

        var refusal = Assert.Throws<TransferLabException>(() => Reader.Read(example.ToJsonString()));

        Assert.Contains("$.technique.options", refusal.Message, StringComparison.Ordinal);
        Assert.All(technique["allOf"]!.AsArray(), option => Assert.False(option!["then"]!["properties"]!["options"]!["additionalProperties"]!.GetValue<bool>()));
    }

    [Fact]
    public void Page_OnTheDocument_NamesEveryProperty()
    {
        var page = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "docs/experiments.md"));

        var properties = services.GetRequiredService<ExperimentSchema>().Root["properties"]!.AsObject().Select(property => property.Key);

        Assert.All(properties, property => Assert.Contains($"`{property}`", page, StringComparison.Ordinal));
    }

    /// <summary>The first JSON block of the page on the document.</summary>
    private static JsonObject Example()
    {
        var page = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "docs/experiments.md"));
        return JsonNode.Parse(page.Split("```json")[1].Split("```")[0])!.AsObject();
    }

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromJsonAsync(System.IO.File.ReadAllText(Path.Combine(Repository.Root, File)));
}
