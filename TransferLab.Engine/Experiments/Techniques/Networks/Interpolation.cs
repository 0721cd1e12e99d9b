using System.Numerics.Tensors;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>Weights between the start and the end of a training: θ = (1−α)·θ₀ + α·θ₁, tensor by tensor.</summary>
/// <remarks>Source: Wortsman et al., "Robust fine-tuning of zero-shot models" (WiSE-FT), CVPR 2022.</remarks>
internal static class Interpolation
{
    /// <summary>The places that are measured.</summary>
    public static IReadOnlyList<double> Alphas { get; } = [0, 0.25, 0.5, 0.75, 1];

    /// <param name="start">With the weights that the training began with.</param>
    /// <param name="end">The trained weights; tensors that are not named did not change.</param>
    public static Dictionary<string, OnnxTensor> Between(ClassifierNetwork start, IReadOnlyDictionary<string, float[]> end, double alpha)
    {
        var weights = new Dictionary<string, OnnxTensor>();
        foreach (var (name, trained) in end)
        {
            var before = start.Graph.Initializers[name];
            var values = (float[])trained.Clone();
            if (alpha < 1)
            {
                // At 0 exactly the start: the difference of two roundings would not be.
                TensorPrimitives.Lerp(before.ToFloats(), trained, (float)alpha, values);
            }

            weights[name] = OnnxTensor.Of(before.Shape, values);
        }

        return weights;
    }
}
