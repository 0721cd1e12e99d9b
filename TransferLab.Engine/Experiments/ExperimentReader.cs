using System.Text.Json;

namespace TransferLab.Engine.Experiments;

/// <summary>Experiment documents: read with every mistake named by its place, written for people.</summary>
public sealed class ExperimentReader(TechniqueCatalog techniques, ExperimentSchema schema)
{
    /// <exception cref="TransferLabException">The text is no valid experiment; names the JSON path and what belongs there.</exception>
    public Experiment Read(string json)
    {
        using var document = Parse(json);
        var root = document.RootElement;
        RequireVersion(root);
        SchemaCheck.Require(root, schema.Root, "$");

        var technique = root.GetProperty("technique");
        if (technique.TryGetProperty("options", out var options))
        {
            SchemaCheck.Require(options, schema.Options[technique.GetProperty("kind").GetString()!], "$.technique.options");
        }

        var experiment = root.Deserialize<Experiment>(ExperimentJson.Document)!;
        Check(experiment);
        return experiment;
    }

    /// <summary>The document, indented; <see cref="Read"/> gives the same experiment back.</summary>
    public static string Write(Experiment experiment) => JsonSerializer.Serialize(experiment, ExperimentJson.Document) + "\n";

    /// <summary>What <see cref="Read"/> checks, for an experiment that was put together in code.</summary>
    /// <exception cref="TransferLabException">It cannot be run as it is.</exception>
    public void Require(Experiment experiment) => Read(Write(experiment));

    private void Check(Experiment experiment)
    {
        var technique = techniques.Find(experiment.Technique.Kind);
        if (technique.UsesBackbone && experiment.Backbone is null)
        {
            throw new TransferLabException(
                $"The technique {technique.Kind} needs a pretrained network, and the experiment names none.",
                $"Choose a model, or add $.backbone to the document.");
        }

        if (technique.UsesHead && experiment.Technique.Head is null)
        {
            throw new TransferLabException(
                $"The technique {technique.Kind} needs a head, and the experiment names none.",
                $"Choose a head, or add $.technique.head to the document.");
        }

        technique.Check(experiment);
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException error)
        {
            throw new TransferLabException(
                $"The experiment document is not valid JSON: line {(error.LineNumber ?? 0) + 1}, position {(error.BytePositionInLine ?? 0) + 1}.",
                $"Correct the document there; a comma, a quote or a brace may be missing.",
                error);
        }
    }

    private static void RequireVersion(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("schemaVersion", out var version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number)
            && number > Experiment.CurrentSchemaVersion)
        {
            throw new TransferLabException(
                $"The experiment document has schema version {number}; this release knows versions up to {Experiment.CurrentSchemaVersion}.",
                $"Install the release of TransferLab that wrote it, or a later one.");
        }
    }
}
