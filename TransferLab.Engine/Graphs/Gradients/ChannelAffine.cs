namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>x·factor + shift with one factor and shift for each channel, in one pass: ONNX Runtime has it as batch normalisation.</summary>
internal static class ChannelAffine
{
    /// <param name="x">(batch, channels, …)</param>
    /// <param name="factor">(channels)</param>
    /// <param name="shift">(channels); zeros where left out.</param>
    public static string Apply(GraphBuilder g, string x, string factor, long channels, string? shift = null)
    {
        var zeros = g.Constant(OnnxTensor.Of([channels], new float[channels]));
        var ones = new float[channels];
        Array.Fill(ones, 1f);
        return g.Apply("BatchNormalization", [x, factor, shift ?? zeros, zeros, g.Constant(OnnxTensor.Of([channels], ones))], ("epsilon", 0f));
    }
}
