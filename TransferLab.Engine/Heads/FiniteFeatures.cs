using System.Numerics.Tensors;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>Refuses features that no head can use.</summary>
internal static class FiniteFeatures
{
    /// <exception cref="TransferLabException">A feature is not a finite number.</exception>
    public static void Require(FeatureMatrix features)
    {
        for (var row = 0; row < features.Rows; row++)
        {
            if (!TensorPrimitives.IsFiniteAll(features.Row(row)))
            {
                throw new TransferLabException(
                    $"The features of example {row} hold a value that is not a finite number.",
                    $"Extract the features again. If it happens again, the backbone cannot cope with this picture: choose another one or leave the picture out.");
            }
        }
    }
}
