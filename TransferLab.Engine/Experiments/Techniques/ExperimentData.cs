using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>The data set of an experiment, in the version it names, divided as it says.</summary>
internal sealed class ExperimentData(DatasetLibrary library, Experiment experiment)
{
    private readonly Lazy<Dataset> dataset = new(() => Open(library, experiment.Dataset));
    private readonly Lazy<SplitPlan> plan = new(() =>
        Splits.Plan(Open(library, experiment.Dataset), experiment.Split.ToOptions(), experiment.Split.Seed));

    public Experiment Experiment { get; } = experiment;

    public DatasetLibrary Library { get; } = library;

    /// <exception cref="TransferLabException">It is gone, or another version of it is there.</exception>
    public Dataset Dataset => dataset.Value;

    public SplitPlan Plan => plan.Value;

    public EvaluationOptions Evaluation => new() { Confidence = Experiment.Evaluation.Confidence };

    /// <summary>Where nothing is transferred, there is nothing to measure.</summary>
    public bool MeasuresGap => Experiment.Evaluation.TransferGap is not null && Experiment.Backbone is not null;

    /// <summary>What of the experiment decides who is learned from and who is tested; part of the key of every product that depends on it.</summary>
    public object Division => new { Experiment.Dataset.Version, Experiment.Split, Experiment.Seed, Experiment.Evaluation.Confidence };

    private static Dataset Open(DatasetLibrary library, DatasetReference reference)
    {
        var dataset = library.Open(reference.Id);
        return dataset.Version == reference.Version
            ? dataset
            : throw new TransferLabException(
                $"The data set {dataset.Name} has another content than the one this experiment names.",
                $"Choose the data set anew; the result will then name its present version.");
    }
}
