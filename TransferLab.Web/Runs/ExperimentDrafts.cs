using TransferLab.Engine.Experiments;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Runs;

/// <summary>From an experiment back to the wizard, and whether a draft still is the experiment that was run.</summary>
public static class ExperimentDrafts
{
    /// <summary>A draft with the same entries, to change something and run it again.</summary>
    public static Draft Again(Experiment experiment, string? datasetName) => new()
    {
        Id = DraftId.New(),
        Task = experiment.Task,
        Dataset = experiment.Dataset,
        DatasetName = datasetName,
        Backbone = experiment.Backbone,
        BackboneName = experiment.Backbone?.Id,
        Technique = experiment.Technique,
        TechniqueIsChosen = true,
        Split = experiment.Split,
        Seed = experiment.Seed,
        Evaluation = experiment.Evaluation,
        Name = experiment.Name,
    };

    /// <summary>Whether both give the same result; the name decides nothing.</summary>
    public static bool IsSame(Experiment one, Experiment other) =>
        ExperimentReader.Write(one with { Name = "-" }) == ExperimentReader.Write(other with { Name = "-" });
}
