using TransferLab.Engine.Graphs;
using TransferLab.Engine.Heads;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>The last layer that a training starts from.</summary>
/// <param name="Weight">Shape (classes, features).</param>
/// <param name="Bias">Shape (classes).</param>
internal sealed record HeadStart(OnnxTensor Weight, OnnxTensor Bias)
{
    /// <summary>How far below all others a class without a training example begins: practically never chosen, but not out of reach.</summary>
    private const float AbsentClass = 10;

    /// <summary>A fresh layer: small random weights.</summary>
    public static HeadStart Fresh(int classes, int features, int seed)
    {
        var random = Seeds.For(seed, SeedPurpose.Head);
        return new(FreshWeights.Uniform(random, 1 / Math.Sqrt(features), classes, features), FreshWeights.Fill(0, classes));
    }

    /// <summary>A trained logistic regression, its standardisation of features worked into the weights.</summary>
    public static HeadStart Of(HeadSnapshot snapshot)
    {
        var (width, arrays) = (snapshot.FeatureWidth, snapshot.Arrays);
        var (present, weights, biases) = (arrays["classes"], arrays["weights"], arrays["biases"]);
        var (weight, bias) = (new float[snapshot.ClassCount * width], new float[snapshot.ClassCount]);
        bias.AsSpan().Fill(biases.Min() - AbsentClass);
        for (var row = 0; row < present.Length; row++)
        {
            var (target, shift) = ((int)present[row], (double)biases[row]);
            for (var feature = 0; feature < width; feature++)
            {
                var value = weights[(row * width) + feature] * arrays["factors"][feature];
                weight[(target * width) + feature] = value;
                shift -= value * arrays["means"][feature];
            }

            bias[target] = (float)shift;
        }

        return new(OnnxTensor.Of([snapshot.ClassCount, width], weight), OnnxTensor.Of([snapshot.ClassCount], bias));
    }
}
