using TransferLab.Engine.Backbones;
using TransferLab.Engine.Backbones.Anatomy;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Graphs.Gradients;

namespace TransferLab.Engine.Training.Networks;

/// <summary>A pretrained network as a file has it, ready to be given a head, trained, and written back.</summary>
internal sealed class PretrainedNetwork
{
    public const string HeadWeight = "transferlab.head.weight";
    public const string HeadBias = "transferlab.head.bias";

    private readonly OnnxGraph original;
    private readonly NetworkAnatomy anatomy;

    /// <exception cref="TransferLabException">The model takes no pictures, or has nothing to take features from.</exception>
    public PretrainedNetwork(OnnxGraph graph, BackboneCard card)
    {
        original = graph;
        anatomy = AnatomyReader.Read(graph, card.FeatureTensor);
        if (anatomy.Features.Scale is not null || graph.Nodes.Any(TrainableTensors.IsQuantised))
        {
            throw new TransferLabException(
                $"The model {card.Name} is quantised: it computes with rounded whole numbers, which have no gradient.",
                $"Choose a model in float32 or float16, or train a classifier on this one's features.");
        }
    }

    /// <summary>The tensor of the file that features are taken from.</summary>
    public string FeatureTensor => anatomy.Features.Tensor;

    /// <summary>The network up to its features with a new last layer, in 32-bit numbers.</summary>
    /// <param name="weight">Shape (classes, features).</param>
    /// <param name="bias">Shape (classes).</param>
    public ClassifierNetwork WithHead(OnnxTensor weight, OnnxTensor bias)
    {
        var plain = original.ConstantsToInitializers().SeparateInitializers();
        var trunk = FeatureGraph.Features(plain, anatomy, liftBatch: anatomy.Input.FixedBatch is not null).ToSinglePrecision();
        var g = new GraphBuilder(trunk);
        g.Graph.Outputs.Clear();
        var logits = g.Gemm(FeatureGraph.Rows, g.Initializer(HeadWeight, weight), g.Initializer(HeadBias, bias), transB: true);
        g.Output(logits, "logits", ElementType.Float, ["batch", weight.Shape[0]]);
        return new(g.Graph, FeatureGraph.Pictures, FeatureGraph.Rows, "logits", [HeadWeight, HeadBias]);
    }

    /// <summary>The model as it came, with trained weights and the new head instead of what lay behind the features.</summary>
    /// <param name="weights">By the names of <see cref="WithHead"/>, the head's among them.</param>
    /// <returns>Outputs: those of the original that come before the head, then <c>logits</c> and <c>probabilities</c>.</returns>
    public OnnxGraph Export(IReadOnlyDictionary<string, OnnxTensor> weights)
    {
        var trained = weights.Where(pair => pair.Key is not (HeadWeight or HeadBias)).ToDictionary();
        var graph = Cut(original.WithInitializers(trained));
        var g = new GraphBuilder(graph, "transferlab.head/");
        var features = anatomy.Features.Form switch
        {
            FeatureForm.ChannelsFirstMap => g.Apply("GlobalAveragePool", [anatomy.Features.Tensor]),
            FeatureForm.ChannelsLastMap => g.Apply("GlobalAveragePool", [g.Transpose(anatomy.Features.Tensor, 0, 3, 1, 2)]),
            FeatureForm.Tokens => g.Apply("GlobalAveragePool", [g.Transpose(anatomy.Features.Tensor, 0, 2, 1)]),
            _ => anatomy.Features.Tensor,
        };
        var flat = g.Apply("Flatten", [features], ("axis", 1L));
        var rows = anatomy.Input.Type is ElementType.Float ? flat : g.Apply("Cast", [flat], ("to", (long)ElementType.Float));
        g.Initializer(HeadWeight, weights[HeadWeight]);
        g.Initializer(HeadBias, weights[HeadBias]);
        g.Add(new OnnxNode("Gemm", [rows, HeadWeight, HeadBias], ["logits"]) { Name = "transferlab.head" }.With("transB", 1L));
        g.Add(new OnnxNode("Softmax", ["logits"], ["probabilities"]) { Name = "transferlab.probabilities" }.With("axis", 1L));
        Dimension[] shape = ["batch", weights[HeadWeight].Shape[0]];
        graph.Outputs.AddRange([OnnxValue.Floats("logits", shape), OnnxValue.Floats("probabilities", shape)]);
        return graph;
    }

    /// <summary>Drops what lies behind the features; outputs that come before stay.</summary>
    private OnnxGraph Cut(OnnxGraph graph)
    {
        var upTo = graph.CutAt(anatomy.Features.Tensor);
        var known = upTo.TensorNames();
        var kept = graph.Outputs.Where(output => output.Name != "logits" && output.Name != "probabilities" && known.Contains(output.Name)).ToList();
        upTo.Outputs.Clear();
        upTo.Outputs.AddRange(kept);
        return upTo;
    }
}
