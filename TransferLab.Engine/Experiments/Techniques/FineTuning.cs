using Microsoft.Extensions.Options;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Experiments.Techniques.Networks;
using TransferLab.Engine.Export;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;
using TransferLab.Engine.Training;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>The pretrained network itself learns the classes. See <c>docs/methods/fine-tuning.md</c>.</summary>
public sealed class FineTuning(
    DatasetLibrary datasets, BackboneLibrary backbones, FeatureExtractor extractor, ModelShelf shelf, IOptions<TrainingResources> resources, TimeProvider time) : INetworkTechnique
{
    public string Kind => "fine-tuning";

    public LocalizedText Name => new("Fine-tuning", "Affinage");

    public LocalizedText Summary => new(
        "The network itself learns your classes: a head first, then all layers, gently. Takes longer than features alone, and is worth it where your pictures differ from those it knows.",
        "Le réseau lui-même apprend vos classes : d’abord une tête, puis toutes les couches, en douceur. Plus long que les seules caractéristiques ; cela en vaut la peine quand vos images diffèrent de celles qu’il connaît.");

    public bool UsesBackbone => true;

    public bool UsesHead => false;

    public Type OptionsType => typeof(FineTuningOptions);

    public void Check(Experiment experiment)
    {
        var options = TechniqueOptions.Read<FineTuningOptions>(experiment);
        if (options.Tuned is TuningScope.LowRankAdapters && options.Training.LayerDecay != 1)
        {
            throw new TransferLabException(
                $"With low-rank adapters all layers learn at the same rate; the experiment asks for lower rates in earlier layers.",
                $"Set layerDecay to 1, or choose another way of tuning.");
        }
    }

    public IReadOnlyList<ExperimentStep> Steps(Experiment experiment)
    {
        var data = new ExperimentData(datasets, experiment);
        var trainee = TraineeOf(experiment);
        var head = new LogisticRegressionOptions();
        return
        [
            new FeatureStep(data, backbones, extractor),
            new HeadStep(data, head),
            .. experiment.Evaluation.LearningCurve is { } curve ? (ExperimentStep[])[new LearningCurveStep(data, head, curve)] : [],
            .. TrainingSteps.Of(data, trainee, shelf, resources.Value, time, backbones, transfers: true),
        ];
    }

    Trainee INetworkTechnique.Trainee(Experiment experiment) => TraineeOf(experiment);

    private PretrainedTrainee TraineeOf(Experiment experiment) =>
        new(new(backbones, experiment.Backbone!), TechniqueOptions.Read<FineTuningOptions>(experiment));
}
