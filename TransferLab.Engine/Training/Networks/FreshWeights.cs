using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>Tensors to start learning from.</summary>
internal static class FreshWeights
{
    public static OnnxTensor Fill(float value, params long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (product, side) => product * side)];
        values.AsSpan().Fill(value);
        return OnnxTensor.Of(shape, values);
    }

    /// <summary>Normal around 0 (Box and Muller's method).</summary>
    public static OnnxTensor Normal(Random random, double deviation, params long[] shape) =>
        Draw(shape, () => deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    /// <summary>Even between −limit and limit.</summary>
    public static OnnxTensor Uniform(Random random, double limit, params long[] shape) =>
        Draw(shape, () => limit * ((2 * random.NextDouble()) - 1));

    private static OnnxTensor Draw(long[] shape, Func<double> next)
    {
        var values = new float[shape.Aggregate(1L, (product, side) => product * side)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)next();
        }

        return OnnxTensor.Of(shape, values);
    }
}
