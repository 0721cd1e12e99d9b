using System.Text.Json;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>The options of an experiment's technique as the record that the technique works with; what is left out keeps its default.</summary>
internal static class TechniqueOptions
{
    public static TOptions Read<TOptions>(Experiment experiment)
        where TOptions : new() =>
        JsonSerializer.SerializeToElement(experiment.Technique.Options, ExperimentJson.Compact).Deserialize<TOptions>(ExperimentJson.Compact) ?? new();
}
