using Microsoft.ML.OnnxRuntime;
using TransferLab.Engine.Graphs;

namespace TransferLab.Tests.Engine.Graphs;

/// <summary>Runs graphs in plain ONNX Runtime.</summary>
internal static class Onnx
{
    public static IReadOnlyDictionary<string, OnnxTensor> Run(
        OnnxGraph graph, IReadOnlyDictionary<string, OnnxTensor> feeds, params IReadOnlyList<string> outputs)
    {
        using var session = GraphSession.Open(graph);
        return Run(session, feeds, outputs.Count > 0 ? outputs : session.OutputNames);
    }

    public static IReadOnlyDictionary<string, OnnxTensor> Run(
        InferenceSession session, IReadOnlyDictionary<string, OnnxTensor> feeds, IReadOnlyList<string> outputs)
    {
        using var options = new RunOptions();
        var values = feeds.ToDictionary(pair => pair.Key, pair => GraphSession.Value(pair.Value));
        using var results = session.Run(options, values, outputs);
        var copies = outputs.Zip(results, (name, value) => (name, GraphSession.Tensor(value))).ToDictionary();
        foreach (var value in values.Values)
        {
            value.Dispose();
        }

        return copies;
    }

    /// <summary>Random values for every input; open sides get <paramref name="open"/>.</summary>
    public static Dictionary<string, OnnxTensor> Feeds(OnnxGraph graph, int seed, long open = 2)
    {
        var random = new Random(seed);
        return graph.Inputs.ToDictionary(
            input => input.Name,
            input => TensorElements.Cast(Noise([.. input.Shape!.Select(side => side.Size ?? open)], random), input.ElementType));
    }

    public static OnnxTensor Noise(long[] shape, Random random, float scale = 1) =>
        OnnxTensor.Of(shape, Array.ConvertAll(new float[shape.Aggregate(1L, (a, b) => a * b)], _ => (float)(random.NextDouble() * 2 - 1) * scale));
}
