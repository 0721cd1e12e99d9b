using Microsoft.Extensions.Options;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;
using TransferLab.Engine.Training;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>The network stays as it is and describes each picture; a head learns the classes from these features.</summary>
public sealed class FeatureExtraction(
    DatasetLibrary datasets, BackboneLibrary backbones, FeatureExtractor extractor, IOptions<TrainingResources> resources, TimeProvider time) : ITechnique
{
    public string Kind => "feature-extraction";

    public LocalizedText Name => new("Feature extraction", "Extraction de caractéristiques");

    public LocalizedText Summary => new(
        "The network stays as it is and turns each picture into numbers; a small classifier learns your classes from them. Takes minutes, needs few labels, and is the first thing to try.",
        "Le réseau reste tel quel et décrit chaque image par des nombres ; un petit classifieur en apprend vos classes. L’affaire de quelques minutes, avec peu d’étiquettes : la première chose à essayer.");

    public bool UsesBackbone => true;

    public bool UsesHead => true;

    public Type OptionsType => typeof(FeatureExtractionOptions);

    public void Check(Experiment experiment)
    {
        _ = HeadOf(experiment);
    }

    public IReadOnlyList<ExperimentStep> Steps(Experiment experiment)
    {
        var data = new ExperimentData(datasets, experiment);
        var head = HeadOf(experiment);
        return
        [
            new FeatureStep(data, backbones, extractor),
            new HeadStep(data, head),
            .. experiment.Evaluation.Baselines ? (ExperimentStep[])[new BaselineStep<JudgedHead>(data)] : [],
            .. experiment.Evaluation.LearningCurve is { } curve ? (ExperimentStep[])[new LearningCurveStep(data, head, curve)] : [],
            .. experiment.Evaluation.Groups is { } groups ? (ExperimentStep[])[new GroupStep<JudgedHead>(data, groups, backbones)] : [],
            .. data.MeasuresGap ? (ExperimentStep[])[GapStep(data, head)] : [],
            new ResultStep<JudgedHead>(data),
        ];
    }

    private TransferGapStep GapStep(ExperimentData data, HeadOptions head) => new(
        data,
        data.Experiment.Evaluation.TransferGap!,
        backbones,
        resources.Value,
        time,
        typeof(JudgedHead),
        context => context.Get<JudgedHead>().Predictions,
        head);

    private static HeadOptions HeadOf(Experiment experiment)
    {
        var options = TechniqueOptions.Read<FeatureExtractionOptions>(experiment);
        return HeadCatalog.ReadOptions(experiment.Technique.Head ?? LogisticRegressionOptions.Id, options.Head);
    }
}
