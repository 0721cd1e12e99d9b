using Microsoft.Extensions.Options;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Experiments.Techniques.Networks;
using TransferLab.Engine.Export;
using TransferLab.Engine.Training;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>A network that starts from random weights: what transfer is measured against. See <c>docs/methods/from-scratch.md</c>.</summary>
public sealed class FromScratch(
    DatasetLibrary datasets, BackboneLibrary backbones, ModelShelf shelf, IOptions<TrainingResources> resources, TimeProvider time) : INetworkTechnique
{
    public string Kind => "from-scratch";

    public LocalizedText Name => new("Training from scratch", "Apprentissage à partir de zéro");

    public LocalizedText Summary => new(
        "A network that has seen nothing yet learns from your pictures alone. What transfer must be measured against, and the better choice where your pictures are unlike any photograph.",
        "Un réseau qui n’a encore rien vu apprend de vos seules images. C’est à cela que le transfert doit se mesurer, et le meilleur choix quand vos images ne ressemblent à aucune photographie.");

    public bool UsesBackbone => false;

    public bool UsesHead => false;

    public Type OptionsType => typeof(FromScratchOptions);

    public void Check(Experiment experiment)
    {
        var options = TechniqueOptions.Read<FromScratchOptions>(experiment);
        if (options.Network is not ScratchNetwork.SameArchitecture)
        {
            return;
        }

        if (experiment.Backbone is null)
        {
            throw new TransferLabException(
                $"Training the same architecture from scratch needs a network to take it from, and the experiment names none.",
                $"Choose a model, or train one of the small networks.");
        }

        if (options.Side is not null)
        {
            throw new TransferLabException(
                $"The side of the pictures cannot be chosen for the architecture of a pretrained network: it takes them at its own size.",
                $"Leave the side out, or train one of the small networks.");
        }
    }

    public IReadOnlyList<ExperimentStep> Steps(Experiment experiment) =>
        TrainingSteps.Of(new(datasets, experiment), TraineeOf(experiment), shelf, resources.Value, time, backbones, transfers: false);

    Trainee INetworkTechnique.Trainee(Experiment experiment) => TraineeOf(experiment);

    private FreshTrainee TraineeOf(Experiment experiment)
    {
        var options = TechniqueOptions.Read<FromScratchOptions>(experiment);
        return new(options.Network is ScratchNetwork.SameArchitecture ? new(backbones, experiment.Backbone!) : null, options, experiment.Seed);
    }
}
