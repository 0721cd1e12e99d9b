using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>A network with random weights.</summary>
/// <param name="backbone">Whose architecture is taken; null for the small networks.</param>
internal sealed class FreshTrainee(ExperimentBackbone? backbone, FromScratchOptions options, int seed) : Trainee
{
    /// <summary>The shorter side of a picture is scaled to a seventh more than what is seen of it, as the pretrained networks do.</summary>
    private const double Margin = 8 / 7.0;

    // Pixels are 0 to 255: what comes out has about mean 0 and deviation 1 on photographs.
    private static readonly double[] Mean = [127.5, 127.5, 127.5];
    private static readonly double[] Deviation = [63.75, 63.75, 63.75];

    public override LocalizedText Name => options.Network switch
    {
        ScratchNetwork.SmallResidual => new("Small residual network", "Petit réseau résiduel"),
        ScratchNetwork.SmallSeparable => new("Small network of separable convolutions", "Petit réseau à convolutions séparables"),
        _ => new($"{backbone!.Card.Architecture}, random weights", $"{backbone!.Card.Architecture}, poids aléatoires"),
    };

    public override string Rate => $"from-scratch/{options.Network}/{backbone?.Reference.Id}/{Preprocessing.Width}";

    public override object Settings => new { options, backbone?.Reference.Sha256, Preprocessing.Key };

    public override bool StartCounts => false;

    public override NormalizationMode Normalization => NormalizationMode.BatchStatistics;

    public override Preprocessing Preprocessing => backbone is null
        ? new(Side, Side, (int)Math.Round(Side * Margin), ChannelOrder.Rgb, Mean, Deviation)
        : backbone.Card.Preprocessing;

    public override InputLayout Layout => backbone?.Card.Layout ?? InputLayout.Nchw;

    private int Side => options.Side ?? (options.Network is ScratchNetwork.SmallResidual ? 56 : 128);

    public override TrainingOptions Options(ExperimentData data, IReadOnlyList<int> rows) =>
        TrainingDefaults.FromScratch(options.Training, rows.Count, Preprocessing.Width);

    public override ClassifierNetwork Start(ExperimentData data, StepContext? context, IReadOnlyList<int> rows, CancellationToken cancellationToken) =>
        Build(data.Dataset.Classes.Count);

    public override ClassifierNetwork Open(IReadOnlyDictionary<string, float[]> head, int classes) => Build(classes);

    public override TunedPart Part(ClassifierNetwork network, IReadOnlyList<int> shape, int seed) =>
        new(network, Tunable.All(network, options.Training.LayerDecay), weights => weights);

    public override OnnxGraph Export(ClassifierNetwork network, IReadOnlyDictionary<string, OnnxTensor> weights)
    {
        var graph = OwnNames.Replace(network.With(weights).Graph);
        var classes = graph.Outputs.Single(output => output.Name == network.Logits).Shape!;
        graph.Nodes.Add(new OnnxNode("Softmax", [network.Logits], ["probabilities"]) { Name = "probabilities" }.With("axis", 1L));
        graph.Outputs.Add(OnnxValue.Floats("probabilities", [.. classes]));
        return graph;
    }

    public override BackboneCard Card(ClassifierNetwork network, ExperimentData data) => new()
    {
        Id = BackboneId.From($"{(backbone is null ? Architecture : $"{backbone.Reference.Id}-from-scratch")}-{data.Dataset.Id}"),
        Name = $"{Name.En}, {data.Dataset.Name}",
        Architecture = Architecture,
        TrainedOn = new(data.Dataset.Name, data.Dataset.Name),
        FileBytes = 0,
        Sha256 = "",
        Layout = Layout,
        Preprocessing = Preprocessing,
        FeatureWidth = (int)network.Graph.Initializers[network.HeadTensors[0]].Shape[1],
        FeatureTensor = OwnNames.Replace(network.Features),
        LogitsTensor = network.Logits,
        LogitsWidth = data.Dataset.Classes.Count,
        Licence = "",
        Source = "",
    };

    private string Architecture => options.Network switch
    {
        ScratchNetwork.SmallResidual => "small-residual",
        ScratchNetwork.SmallSeparable => "small-separable",
        _ => backbone!.Card.Architecture,
    };

    private ClassifierNetwork Build(int classes)
    {
        if (backbone is not null)
        {
            return Forget(backbone, classes);
        }

        return options.Network is ScratchNetwork.SmallResidual
            ? ResidualNetwork.Small(3, Side, classes, seed)
            : SeparableNetwork.Build(3, Side, classes, seed);
    }

    private ClassifierNetwork Forget(ExperimentBackbone pretrained, int classes)
    {
        var card = pretrained.Card;
        var head = HeadStart.Fresh(classes, card.FeatureWidth, seed);
        var network = new PretrainedNetwork(OnnxFile.Read(pretrained.File), card).WithHead(head.Weight, head.Bias);
        var (channels, height, width) = (card.Preprocessing.ChannelCount, card.Preprocessing.Height, card.Preprocessing.Width);
        long[] picture = card.Layout is InputLayout.Nchw ? [1, channels, height, width] : [1, height, width, channels];
        var values = ShapeInference.Fixed(network.Graph.WithInputShapes(new Dictionary<string, long[]> { [network.Input] = picture }));
        return FreshStart.Of(network, values, seed);
    }
}
