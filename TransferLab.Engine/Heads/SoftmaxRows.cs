using System.Numerics.Tensors;

namespace TransferLab.Engine.Heads;

/// <summary>Turns rows of scores into rows of probabilities.</summary>
internal static class SoftmaxRows
{
    /// <summary>In place; shape (rows, classes), row by row. Each row's largest score is brought to 0 first, so that nothing overflows.</summary>
    public static void Apply(Span<float> scores, int classes)
    {
        for (var first = 0; first < scores.Length; first += classes)
        {
            var row = scores.Slice(first, classes);
            TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row);
        }

        TensorPrimitives.Exp<float>(scores, scores);
        for (var first = 0; first < scores.Length; first += classes)
        {
            var row = scores.Slice(first, classes);
            TensorPrimitives.Divide(row, TensorPrimitives.Sum<float>(row), row);
        }
    }
}
