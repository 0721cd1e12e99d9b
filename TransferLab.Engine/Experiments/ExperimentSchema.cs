using System.Text.Json;
using System.Text.Json.Nodes;

namespace TransferLab.Engine.Experiments;

/// <summary>The JSON schema of experiment documents, made from the records and the registered techniques; published as <c>docs/experiment.schema.json</c>.</summary>
public sealed class ExperimentSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    public ExperimentSchema(TechniqueCatalog techniques)
    {
        Root = RecordSchema.Of(typeof(Experiment));
        Options = techniques.All.ToDictionary(technique => technique.Kind, technique => RecordSchema.Of(technique.OptionsType));
        Describe(techniques);
    }

    /// <summary>Without the rules that depend on the technique.</summary>
    internal JsonObject Root { get; }

    /// <summary>By kind of technique.</summary>
    internal IReadOnlyDictionary<string, JsonObject> Options { get; }

    /// <summary>The whole schema, indented.</summary>
    public override string ToString()
    {
        var whole = (JsonObject)Root.DeepClone();
        whole.Insert(0, "$schema", Dialect);
        whole.Insert(1, "title", "TransferLab experiment");
        whole["properties"]!["technique"]!["allOf"] = new JsonArray([.. Options.Select(option => Conditional(option.Key, option.Value))]);
        return whole.ToJsonString(ExperimentJson.Document) + "\n";
    }

    private void Describe(TechniqueCatalog techniques)
    {
        if (techniques.All.Count > 0)
        {
            Root["properties"]!["technique"]!["properties"]!["kind"]!["enum"] =
                new JsonArray([.. techniques.All.Select(technique => JsonValue.Create(technique.Kind))]);
        }
    }

    private static JsonObject Conditional(string kind, JsonObject options) => new()
    {
        ["if"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind } } },
        ["then"] = new JsonObject { ["properties"] = new JsonObject { ["options"] = options.DeepClone() } },
    };
}
