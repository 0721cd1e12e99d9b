using TransferLab.Engine.Experiments.Steps;

namespace TransferLab.Engine.Experiments;

/// <summary>
/// A way to put a network to a task. It lists its steps; nothing else in the engine knows one technique from another.
/// Stateless; found by <see cref="TechniqueCatalog"/> when registered as a service.
/// </summary>
public interface ITechnique
{
    /// <summary>Stable name in experiment documents, e.g. <c>feature-extraction</c>.</summary>
    string Kind { get; }

    LocalizedText Name { get; }

    /// <summary>What it does and when to use it, in a sentence or two.</summary>
    LocalizedText Summary { get; }

    bool UsesBackbone { get; }

    /// <summary>Whether <see cref="TechniqueChoice.Head"/> names a head.</summary>
    bool UsesHead { get; }

    /// <summary>A record whose properties, each with a default, are the technique's options; its annotations make their schema.</summary>
    Type OptionsType { get; }

    /// <summary>Looks for what no schema can tell.</summary>
    /// <exception cref="TransferLabException">The experiment cannot be run as it is.</exception>
    void Check(Experiment experiment);

    /// <summary>The work in its order. The same experiment always gives the same steps.</summary>
    IReadOnlyList<ExperimentStep> Steps(Experiment experiment);
}
