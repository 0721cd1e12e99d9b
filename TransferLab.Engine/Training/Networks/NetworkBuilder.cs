using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>Layers of convolutional networks with fresh weights, one behind the other.</summary>
/// <remarks>Convolutions by He's rule over what leaves them (He et al., ICCV 2015), so that the size of gradients stays the same from layer to layer.</remarks>
internal sealed class NetworkBuilder(int seed)
{
    private readonly Random random = Seeds.For(seed, SeedPurpose.Weights);
    private int layers;

    public GraphBuilder G { get; } = new();

    /// <summary>Convolution without bias, then batch normalisation.</summary>
    /// <param name="channels">Channels in.</param>
    /// <param name="width">Channels out.</param>
    /// <param name="zeroScale">The normalisation starts at 0, so that a residual block starts as the identity.</param>
    public string ConvNorm(string x, int channels, int width, int kernel, int stride = 1, int groups = 1, bool zeroScale = false)
    {
        var name = $"layer{layers++}";
        var fanOut = (double)width * kernel * kernel / groups;
        var weight = G.Initializer($"{name}.weight", FreshWeights.Normal(random, Math.Sqrt(2 / fanOut), width, channels / groups, kernel, kernel));
        return Norm(G.Conv(x, weight, stride: stride, pads: kernel / 2, groups: groups), name, width, zeroScale);
    }

    /// <summary>Fully connected.</summary>
    public string Dense(string x, int inputs, int outputs)
    {
        var weight = G.Initializer("head.weight", FreshWeights.Uniform(random, 1 / Math.Sqrt(inputs), outputs, inputs));
        var bias = G.Initializer("head.bias", FreshWeights.Fill(0, outputs));
        return G.Gemm(x, weight, bias, transB: true);
    }

    private string Norm(string x, string name, int width, bool zeroScale) => G.Apply(
        "BatchNormalization",
        [
            x,
            G.Initializer($"{name}.norm.scale", FreshWeights.Fill(zeroScale ? 0 : 1, width)),
            G.Initializer($"{name}.norm.bias", FreshWeights.Fill(0, width)),
            G.Initializer($"{name}.norm.mean", FreshWeights.Fill(0, width)),
            G.Initializer($"{name}.norm.variance", FreshWeights.Fill(1, width)),
        ],
        ("epsilon", 1e-5f));
}
