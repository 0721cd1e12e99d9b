using System.Numerics.Tensors;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>Features learned from the pictures at hand alone, without labels and without training: which of some typical patches occurs in which quarter.</summary>
/// <remarks>
/// Stands for what a small network from scratch could find. Source: Coates, Ng and Lee, "An analysis of single-layer networks in unsupervised feature
/// learning", AISTATS 2011; patches of 6×6 pixels of the 32×32 picture, whitened, soft threshold as in Coates and Ng, ICML 2011.
/// Cost O(pictures·196·108·patches): about 0.3 s for 2000 pictures on two cores.
/// </remarks>
internal static class PatchFeatures
{
    private const int Side = PixelFeatures.Side;
    private const int Patch = 6;
    private const int Stride = 2;
    private const int Across = ((Side - Patch) / Stride) + 1;
    private const int Length = 3 * Patch * Patch;
    private const int Kinds = 96;
    private const int Sampled = 12_000;
    private const int Rounds = 8;
    private const int Seed = 2011;

    /// <summary>As in the paper, for pixels from 0 to 1.</summary>
    private const float ContrastFloor = 10f / (255 * 255);
    private const double Whitening = 0.1;

    public const int Width = 4 * Kinds;

    /// <param name="pixels">From <see cref="PixelFeatures"/>; shape (pictures, 3072).</param>
    /// <returns>Shape (pictures, <see cref="Width"/>).</returns>
    public static FeatureMatrix Of(FeatureMatrix pixels, CancellationToken cancellationToken)
    {
        var (filters, threshold) = Learn(pixels, cancellationToken);
        var features = FeatureMatrix.Allocate(pixels.Rows, Width);
        Parallel.For(0, pixels.Rows, new ParallelOptions { CancellationToken = cancellationToken }, () => Scratch.New(), (picture, _, scratch) =>
        {
            for (var place = 0; place < Across * Across; place++)
            {
                Cut(pixels.Row(picture), place % Across * Stride, place / Across * Stride, scratch.Patches.Row(place));
            }

            MatrixProduct.Multiply(scratch.Patches, filters.Transposed, scratch.Answers, 1f);
            Pool(scratch.Answers, threshold, features.RowBlock(picture, 1).Span);
            return scratch;
        }, _ => { });
        return features;
    }

    /// <summary>Filters with the whitening folded in, shape (kinds, length), and the threshold over which an answer counts.</summary>
    private static (MatrixView<float> Filters, float Threshold) Learn(FeatureMatrix pixels, CancellationToken cancellationToken)
    {
        var patches = Sample(pixels);
        var whitening = WhiteningOf(patches);
        var white = MatrixView<double>.Allocate(patches.Rows, Length);
        MatrixProduct.Multiply(patches, whitening, white, 1.0, cancellationToken: cancellationToken);
        for (var i = 0; i < white.Rows; i++)
        {
            Normalise(white.Row(i));
        }

        var kinds = Cluster(white, cancellationToken);
        var filters = MatrixView<double>.Allocate(Kinds, Length);
        MatrixProduct.Multiply(kinds, whitening, filters, 1.0, cancellationToken: cancellationToken);
        return (new(Array.ConvertAll(filters.Values, value => (float)value), Kinds, Length), Threshold(patches, filters));
    }

    /// <summary>Patches from pictures and places that depend on the pictures' number alone, taken in the order of their content.</summary>
    private static MatrixView<double> Sample(FeatureMatrix pixels)
    {
        int[] order = [.. Enumerable.Range(0, pixels.Rows).Order(Comparer<int>.Create((one, other) => pixels.Row(one).SequenceCompareTo(pixels.Row(other))))];
        var random = new Random(Seed);
        var patches = MatrixView<double>.Allocate(Sampled, Length);
        var patch = new float[Length];
        for (var i = 0; i < Sampled; i++)
        {
            Cut(pixels.Row(order[i % order.Length]), random.Next(Side - Patch + 1), random.Next(Side - Patch + 1), patch);
            TensorPrimitives.ConvertTruncating<float, double>(patch, patches.Row(i));
        }

        return patches;
    }

    /// <summary>A patch without its mean, brought to a common contrast.</summary>
    private static void Cut(ReadOnlySpan<float> picture, int left, int top, Span<float> patch)
    {
        for (var y = 0; y < Patch; y++)
        {
            picture.Slice(3 * (((top + y) * Side) + left), 3 * Patch).CopyTo(patch[(y * 3 * Patch)..]);
        }

        TensorPrimitives.Subtract(patch, TensorPrimitives.Sum<float>(patch) / Length, patch);
        var variance = TensorPrimitives.SumOfSquares<float>(patch) / Length;
        TensorPrimitives.Divide(patch, MathF.Sqrt(variance + ContrastFloor), patch);
    }

    /// <summary>Zero-phase whitening, shape (length, length), symmetric.</summary>
    private static MatrixView<double> WhiteningOf(MatrixView<double> patches)
    {
        var covariance = MatrixView<double>.Allocate(Length, Length);
        MatrixProduct.Gram(patches.Transposed, covariance, 1.0 / patches.Rows);
        var eigen = SymmetricEigen.Of(covariance);
        var scaled = MatrixView<double>.Allocate(Length, Length);
        for (var i = 0; i < Length; i++)
        {
            for (var j = 0; j < Length; j++)
            {
                scaled[i, j] = eigen.Vectors[i, j] / Math.Sqrt(Math.Max(0, eigen.Values[j]) + Whitening);
            }
        }

        var whitening = MatrixView<double>.Allocate(Length, Length);
        MatrixProduct.Multiply(scaled, eigen.Vectors.Transposed, whitening, 1.0);
        return whitening;
    }

    /// <summary>Spherical k-means (Coates and Ng, "Learning feature representations with k-means", 2012).</summary>
    private static MatrixView<double> Cluster(MatrixView<double> white, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var kinds = MatrixView<double>.Allocate(Kinds, Length);
        for (var k = 0; k < Kinds; k++)
        {
            white.Row(random.Next(white.Rows)).CopyTo(kinds.Row(k));
        }

        var likeness = MatrixView<double>.Allocate(white.Rows, Kinds);
        for (var round = 0; round < Rounds; round++)
        {
            MatrixProduct.Multiply(white, kinds.Transposed, likeness, 1.0, cancellationToken: cancellationToken);
            for (var i = 0; i < white.Rows; i++)
            {
                var best = TensorPrimitives.IndexOfMaxMagnitude<double>(likeness.Row(i));
                TensorPrimitives.MultiplyAdd(white.Row(i), likeness[i, best], kinds.Row(best), kinds.Row(best));
            }

            for (var k = 0; k < Kinds; k++)
            {
                Normalise(kinds.Row(k));
            }
        }

        return kinds;
    }

    /// <summary>One answer in six counts, whatever the pictures are like.</summary>
    private static float Threshold(MatrixView<double> patches, MatrixView<double> filters)
    {
        var some = patches.Block(0, 0, 500, Length);
        var answers = MatrixView<double>.Allocate(some.Rows, filters.Rows);
        MatrixProduct.Multiply(some, filters.Transposed, answers, 1.0);
        var magnitudes = Array.ConvertAll(answers.Values, Math.Abs);
        Array.Sort(magnitudes);
        return (float)magnitudes[magnitudes.Length * 5 / 6];
    }

    /// <summary>Sums the answers over each quarter of the picture.</summary>
    private static void Pool(MatrixView<float> answers, float threshold, Span<float> features)
    {
        Span<float> above = stackalloc float[Kinds];
        for (var place = 0; place < answers.Rows; place++)
        {
            var quarter = (place % Across >= Across / 2 ? 1 : 0) + (place / Across >= Across / 2 ? 2 : 0);
            var sums = features.Slice(quarter * Kinds, Kinds);
            TensorPrimitives.Abs(answers.Row(place), above);
            TensorPrimitives.Subtract(above, threshold, above);
            TensorPrimitives.Max(above, 0f, above);
            TensorPrimitives.Add(sums, above, sums);
        }
    }

    private static void Normalise(Span<double> row)
    {
        var norm = TensorPrimitives.Norm<double>(row);
        if (norm > 0)
        {
            TensorPrimitives.Divide(row, norm, row);
        }
    }

    private sealed record Scratch(MatrixView<float> Patches, MatrixView<float> Answers)
    {
        public static Scratch New() => new(MatrixView<float>.Allocate(Across * Across, Length), MatrixView<float>.Allocate(Across * Across, Kinds));
    }
}
