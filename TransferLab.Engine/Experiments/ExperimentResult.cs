using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Evaluation.Groups;
using TransferLab.Engine.Transferability.Gap;
using TransferLab.Engine.Transferability.TrackRecord;

namespace TransferLab.Engine.Experiments;

/// <summary>What a run found out, and all that is needed to find it out again. The predictions lie apart: <c>ExperimentJournal.ReadPredictions</c>.</summary>
public sealed record ExperimentResult
{
    /// <summary>As the data set was called at the time.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Class names; indices in the evaluation point here.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>How the examples were divided; never <see cref="SplitMode.Automatic"/>.</summary>
    public required SplitMode SplitMode { get; init; }

    /// <summary>Why they were divided so.</summary>
    public required UserMessage SplitReason { get; init; }

    /// <summary>Examples learned from; of a cross-validation, the largest training part.</summary>
    public required int TrainingExamples { get; init; }

    /// <summary>On the test examples, which were looked at once, or on the pooled folds of a cross-validation.</summary>
    public required ClassifierEvaluation Evaluation { get; init; }

    /// <summary>The trivial classifiers on the same test examples; empty where the experiment asked for none.</summary>
    public required IReadOnlyList<Baseline> Baselines { get; init; }

    /// <summary>Null where the experiment asked for none.</summary>
    public LearningCurve? LearningCurve { get; init; }

    public required Diagnosis Diagnosis { get; init; }

    /// <summary>Whether some test pictures are recognised worse than others; null where the experiment did not ask.</summary>
    public GroupReport? Groups { get; init; }

    /// <summary>What transfer is worth against training from scratch; null where the experiment did not ask, or transfers nothing.</summary>
    public TransferGap? TransferGap { get; init; }

    /// <summary>What was chosen on folds of the training part (regularisation, neighbours …), one per split.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, double>> Choices { get; init; }

    /// <summary>How the network was trained; null where none was.</summary>
    public TrainingReport? Training { get; init; }

    /// <summary>What had been advised on this data set before the run; null where nothing was.</summary>
    public AdviceGiven? Advice { get; init; }

    /// <summary>What a reader should know besides.</summary>
    public IReadOnlyList<UserMessage> Remarks { get; init; } = [];

    /// <summary>One per step. The only part, with <see cref="Machine"/>, that differs when the same experiment runs again.</summary>
    public IReadOnlyList<StepTiming> Timings { get; init; } = [];

    /// <summary>Of the engine, of .NET and of every package that may change a result, by name.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    public Machine? Machine { get; init; }
}
