using System.Numerics.Tensors;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>Refuses features that no head can use.</summary>
internal static class FiniteFeatures
{
    /// <exception cref="TransferLabException">A feature is not a finite number.</exception>
    public static void Require(FeatureMatrix features)
    {
        if (!TensorPrimitives.IsFiniteAll<float>(features.Values))
        {
            throw new TransferLabException(
                $"The network gives features that are no finite numbers for some of these pictures.",
                $"Choose another network.");
        }
    }

    /// <param name="nameOf">The picture of a row.</param>
    /// <exception cref="TransferLabException">A feature is not a finite number; names the first such picture.</exception>
    public static void Require(FeatureMatrix features, Func<int, string> nameOf)
    {
        for (var row = 0; row < features.Rows; row++)
        {
            if (!TensorPrimitives.IsFiniteAll(features.Row(row)))
            {
                throw new TransferLabException(
                    $"The network gives features that are no finite numbers for the picture {nameOf(row)}.",
                    $"Leave this picture out and import the data set again, or choose another network.");
            }
        }
    }
}
