using TransferLab.Engine.Backbones;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>A backbone's architecture without what it had learned, on smaller pictures where it takes them.</summary>
/// <remarks>At 224 pixels a training from scratch would cost five times as much and learn no more from some hundred pictures.</remarks>
internal static class SameArchitecture
{
    private const int LargestSide = 96;

    /// <exception cref="TransferLabException">The model is quantised, or its file cannot be read.</exception>
    public static FreshNetwork Of(BackboneCard card, string file, int classes)
    {
        var pretrained = new PretrainedNetwork(OnnxFile.Read(file), card);
        var given = Whole(pretrained, card, classes, seed: 0);
        var own = card.Preprocessing;
        var smaller = Smaller(own);
        return smaller != own && Takes(given, card, smaller) ? Network(smaller) : Network(own);

        FreshNetwork Network(Preprocessing preprocessing)
        {
            var shape = Shape(card.Layout, preprocessing);
            return new(
                ScratchMethod.SameArchitecture,
                seed => Forget(Resized(Whole(pretrained, card, classes, seed), shape), shape, seed),
                preprocessing,
                card.Layout,
                MultiplyAdds.PerPicture(Resized(given, shape).Graph, given.Input, shape));
        }
    }

    /// <summary>What one picture costs the backbone as it is, in multiply-adds.</summary>
    /// <exception cref="TransferLabException">The model is quantised, or its file cannot be read.</exception>
    public static double CostPerPicture(BackboneCard card, string file)
    {
        var whole = Whole(new(OnnxFile.Read(file), card), card, classes: 2, seed: 0);
        return MultiplyAdds.PerPicture(whole.Graph, whole.Input, Shape(card.Layout, card.Preprocessing));
    }

    private static ClassifierNetwork Whole(PretrainedNetwork pretrained, BackboneCard card, int classes, int seed)
    {
        var head = HeadStart.Fresh(classes, card.FeatureWidth, seed);
        return pretrained.WithHead(head.Weight, head.Bias);
    }

    private static ClassifierNetwork Forget(ClassifierNetwork network, int[] shape, int seed) =>
        FreshStart.Of(network, ShapeInference.Fixed(network.Graph.WithInputShapes(new Dictionary<string, long[]> { [network.Input] = [1, .. shape.Select(side => (long)side)] })), seed);

    private static Preprocessing Smaller(Preprocessing own)
    {
        var scale = Math.Min(1, (double)LargestSide / Math.Max(own.Width, own.Height));
        return own with
        {
            Width = (int)(own.Width * scale),
            Height = (int)(own.Height * scale),
            ShorterSide = (int)Math.Ceiling(own.ShorterSide * scale),
        };
    }

    /// <summary>A network that ends in an average over the picture takes any size; one that flattens a map does not.</summary>
    private static bool Takes(ClassifierNetwork network, BackboneCard card, Preprocessing preprocessing)
    {
        var shape = Shape(card.Layout, preprocessing);
        try
        {
            var values = ShapeInference.Fixed(Resized(network, shape).Graph.WithInputShapes(new Dictionary<string, long[]>
            {
                [network.Input] = [1, .. shape.Select(side => (long)side)],
            }));
            return values[network.Features].FixedShape is [1, var width] && width == card.FeatureWidth;
        }
        catch (TransferLabException)
        {
            return false;
        }
    }

    private static ClassifierNetwork Resized(ClassifierNetwork network, int[] shape)
    {
        var graph = network.Graph.Clone();
        graph.Inputs[graph.Inputs.FindIndex(input => input.Name == network.Input)] =
            OnnxValue.Floats(network.Input, ["batch", .. shape.Select(side => new Dimension(side))]);
        graph.ValueInfos.Clear();
        return network with { Graph = graph };
    }

    private static int[] Shape(InputLayout layout, Preprocessing preprocessing) => layout is InputLayout.Nchw
        ? [preprocessing.ChannelCount, preprocessing.Height, preprocessing.Width]
        : [preprocessing.Height, preprocessing.Width, preprocessing.ChannelCount];
}
