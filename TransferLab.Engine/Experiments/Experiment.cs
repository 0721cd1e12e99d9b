using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TransferLab.Engine.Experiments;

/// <summary>
/// The specification of an experiment: everything that decides its result, as a plain JSON document
/// (<c>docs/experiment.schema.json</c>). One execution of it is a <see cref="Run"/>.
/// </summary>
[Description("An experiment of TransferLab: everything that decides its result.")]
public sealed record Experiment
{
    /// <summary>What this release writes; older documents are brought up to it on reading.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Characters.</summary>
    public const int LongestName = 200;

    /// <summary>The only task so far: which class a picture belongs to.</summary>
    public const string ImageClassification = "image-classification";

    [Description("Version of this format.")]
    [Range(1, CurrentSchemaVersion)]
    [JsonRequired]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    [Description("What the user calls the experiment; decides nothing.")]
    [StringLength(LongestName, MinimumLength = 1)]
    public required string Name { get; init; }

    [Description("What is predicted from what.")]
    [AllowedValues(ImageClassification)]
    public required string Task { get; init; }

    [Description("The data set, in one version of its content.")]
    public required DatasetReference Dataset { get; init; }

    [Description("The pretrained network; absent where the technique uses none.")]
    public BackboneReference? Backbone { get; init; }

    [Description("How the network is put to the task.")]
    public required TechniqueChoice Technique { get; init; }

    [Description("Which examples are learned from and which are kept for the final evaluation.")]
    public SplitChoice Split { get; init; } = new();

    [Description("Decides every random choice but the split.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; }

    [Description("What is measured besides the accuracy.")]
    public EvaluationChoice Evaluation { get; init; } = new();
}
