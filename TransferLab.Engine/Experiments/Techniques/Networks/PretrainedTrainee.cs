using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Heads;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>A pretrained network that is tuned as it is.</summary>
internal sealed class PretrainedTrainee(ExperimentBackbone backbone, FineTuningOptions options) : Trainee
{
    private readonly Lazy<PretrainedNetwork> network = new(() => new(OnnxFile.Read(backbone.File), backbone.Card));

    public override LocalizedText Name => new(backbone.Card.Name, backbone.Card.Name);

    public override string Rate => $"fine-tuning/{options.Tuned}/{backbone.Reference.Id}";

    public override object Settings => new
    {
        backbone.Reference.Sha256,
        Card = backbone.Reference.Id,
        Preprocessing = backbone.CardInLibrary?.Preprocessing.Key,
        options,
    };

    /// <summary>Everywhere but where all layers start together, the head is fitted on frozen features first.</summary>
    private bool HeadFirst => options.Tuned is not TuningScope.All;

    public override IReadOnlyList<Type> Needs => HeadFirst ? [typeof(FrozenFeatures)] : [];

    public override bool StartCounts => HeadFirst;

    public override bool Interpolates => options.Interpolate && HeadFirst;

    /// <summary>Batches are small and the stored averages good.</summary>
    public override NormalizationMode Normalization => NormalizationMode.Frozen;

    public override Preprocessing Preprocessing => backbone.Card.Preprocessing;

    public override InputLayout Layout => backbone.Card.Layout;

    public override int Views(int examples) => options.Tuned is not TuningScope.LastBlocks ? 0 : examples < 500 ? 8 : examples < 2000 ? 4 : 2;

    public override TrainingOptions Options(ExperimentData data, IReadOnlyList<int> rows) => TrainingDefaults.ForTuning(options.Training, rows.Count, Rates.Of(options.Tuned));

    public override ClassifierNetwork Start(ExperimentData data, StepContext? context, IReadOnlyList<int> rows, CancellationToken cancellationToken)
    {
        var (labels, seed) = (data.Dataset.Labels, data.Experiment.Seed);
        if (!HeadFirst || context is null)
        {
            var fresh = HeadStart.Fresh(labels.ClassCount, backbone.Card.FeatureWidth, seed);
            return network.Value.WithHead(fresh.Weight, fresh.Bias);
        }

        var features = context.Get<FrozenFeatures>().Features.SelectRows(rows);
        var fitted = HeadCatalog.Create(new LogisticRegressionOptions()).Fit(features, labels.Rows(rows), seed, progress: null, cancellationToken);
        var start = HeadStart.Of(fitted.ToSnapshot());
        return network.Value.WithHead(start.Weight, start.Bias);
    }

    public override ClassifierNetwork Open(IReadOnlyDictionary<string, float[]> head, int classes)
    {
        var (weight, bias) = (head[PretrainedNetwork.HeadWeight], head[PretrainedNetwork.HeadBias]);
        return network.Value.WithHead(OnnxTensor.Of([classes, weight.Length / classes], weight), OnnxTensor.Of([classes], bias));
    }

    public override TunedPart Part(ClassifierNetwork network, IReadOnlyList<int> shape, int seed) => options.Tuned switch
    {
        TuningScope.LastBlocks => LastBlocks.Of(network, shape, options.Blocks, options.Training.LayerDecay),
        TuningScope.LowRankAdapters => LowRankAdapters.Of(network, options.Rank, alpha: 2 * options.Rank, seed),
        TuningScope.BiasAndNorm => new(network, Tunable.BiasAndNorm(network, options.Training.LayerDecay), weights => weights),
        _ => new(network, Tunable.All(network, options.Training.LayerDecay), weights => weights),
    };

    public override OnnxGraph Export(ClassifierNetwork trained, IReadOnlyDictionary<string, OnnxTensor> weights) => network.Value.Export(weights);

    public override BackboneCard Card(ClassifierNetwork trained, ExperimentData data)
    {
        var (card, dataset) = (backbone.Card, data.Dataset);
        return card with
        {
            Id = BackboneId.From($"{card.Id}-{dataset.Id}"),
            Name = $"{card.Name}, {dataset.Name}",
            TrainedOn = new($"{card.TrainedOn.En}; tuned to {dataset.Name}", $"{card.TrainedOn.Fr} ; affiné sur {dataset.Name}"),
            ImportedFromSha256 = null,
            FeatureTensor = network.Value.FeatureTensor,
            LogitsTensor = "logits",
            LogitsWidth = dataset.Classes.Count,
            Parameters = null,
            ImageNetAccuracyPercent = null,
        };
    }
}
