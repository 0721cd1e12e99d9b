using System.Text.Json.Serialization;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Experiments.Techniques;
using TransferLab.Engine.Heads;

namespace TransferLab.Web.Wizard;

/// <summary>What a user has entered in the wizard so far. Never changes: each change makes another one, which the store keeps.</summary>
public sealed record Draft
{
    /// <summary>A head on frozen features: fast, and what everything slower must beat.</summary>
    public const string FeatureExtraction = "feature-extraction";

    /// <summary>The network itself learns the classes.</summary>
    public const string FineTuning = "fine-tuning";

    /// <summary>A network that has seen nothing yet.</summary>
    public const string FromScratch = "from-scratch";

    public required DraftId Id { get; init; }

    public DateTimeOffset Changed { get; init; }

    public string Task { get; init; } = Experiment.ImageClassification;

    /// <summary>Answers to the guide's questions; they decide nothing but its advice.</summary>
    public GuideAnswers Guide { get; init; } = new();

    public DatasetReference? Dataset { get; init; }

    /// <summary>As the data set's name was when it was chosen; for lists.</summary>
    public string? DatasetName { get; init; }

    /// <summary>As it was when the data set was chosen: pictures to learn from, mean over the classes.</summary>
    public double? LabelsPerClass { get; init; }

    public BackboneReference? Backbone { get; init; }

    public string? BackboneName { get; init; }

    /// <summary>The recommended one until the user chooses another.</summary>
    public TechniqueChoice Technique { get; init; } = new() { Kind = FeatureExtraction, Head = LogisticRegressionOptions.Id };

    /// <summary>The user chose it; no advice changes it any more.</summary>
    public bool TechniqueIsChosen { get; init; }

    public SplitChoice Split { get; init; } = new();

    public int Seed { get; init; }

    public EvaluationChoice Evaluation { get; init; } = new();

    /// <summary>The last run that was started from this draft.</summary>
    public RunId? Run { get; init; }

    /// <summary>The demonstration that fills it in; null where a user does.</summary>
    public string? Demonstration { get; init; }

    /// <summary>What the user calls the experiment; the data set's name as long as nothing was entered.</summary>
    public string? Name { get; init; }

    /// <summary>All that an experiment needs is there.</summary>
    [JsonIgnore]
    public bool IsComplete => Dataset is not null && (Backbone is not null || !UsesBackbone);

    /// <summary>False where a network learns from nothing and its layers are not those of the chosen one.</summary>
    [JsonIgnore]
    public bool UsesBackbone => Technique.Kind != FromScratch
        || Technique.ReadOptions<FromScratchOptions>().Network is ScratchNetwork.SameArchitecture;

    /// <exception cref="InvalidOperationException">A step is not filled in yet; see <see cref="IsComplete"/>.</exception>
    public Experiment ToExperiment() => new()
    {
        Name = string.IsNullOrWhiteSpace(Name) ? DatasetName ?? Task : Name,
        Task = Task,
        Dataset = Dataset ?? throw new InvalidOperationException("No data set is chosen."),
        Backbone = UsesBackbone ? Backbone : null,
        Technique = Technique,
        Split = Split,
        Seed = Seed,
        Evaluation = Evaluation,
    };
}
