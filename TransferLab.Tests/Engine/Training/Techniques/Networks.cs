using TransferLab.Engine.Backbones;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Training.Techniques;

/// <summary>Networks under test, and what they say.</summary>
internal static class Networks
{
    public static float[] Run(ClassifierNetwork network, float[] pictures, params long[] shape) =>
        Run(network.Graph, network.Input, network.Logits, pictures, shape);

    public static float[] Run(OnnxGraph graph, string input, string output, float[] values, params long[] shape)
    {
        using var session = new Microsoft.ML.OnnxRuntime.InferenceSession(OnnxFile.ToBytes(graph));
        using var value = Microsoft.ML.OnnxRuntime.OrtValue.CreateTensorValueFromMemory(values, shape);
        using var options = new Microsoft.ML.OnnxRuntime.RunOptions();
        using var results = session.Run(options, [input], [value], [output]);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    public static float[] Noise(long[] shape, int seed = 1, double range = 1)
    {
        var random = new Random(seed);
        var values = new float[shape.Aggregate(1L, (product, side) => product * side)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(range * ((2 * random.NextDouble()) - 1));
        }

        return values;
    }

    /// <summary>One of the reference backbones, ready to be given a head.</summary>
    public static (PretrainedNetwork Network, OnnxGraph Original) Reference(string file)
    {
        var graph = OnnxFile.Read(Assets.Backbone(file));
        return (new(graph, Card(file)), graph);
    }

    public static BackboneCard Card(string file, int side = 224) => new()
    {
        Id = file,
        Name = file,
        Architecture = "",
        TrainedOn = new("", ""),
        FileBytes = 0,
        Sha256 = "",
        Preprocessing = new(side, side, side, ChannelOrder.Rgb, [127.5, 127.5, 127.5], [127.5, 127.5, 127.5]),
        FeatureWidth = 1,
        Licence = "",
        Source = "",
    };

    public static void AssertClose(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Max(value => Math.Abs((double)value)) + 1e-12;
        Assert.All(expected.Zip(actual), pair => Assert.InRange(Math.Abs(pair.First - pair.Second) / scale, 0, tolerance));
    }
}
