using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Heads;

/// <summary>The products of all columns of a feature matrix, or of all rows where those are fewer.</summary>
internal sealed class FeatureGram
{
    /// <summary>Beyond this the inverse costs more than it saves, and 64 MB.</summary>
    private const int Largest = 4096;

    public FeatureGram(MatrixView<float> features, CancellationToken cancellationToken)
    {
        Features = features;
        OfColumns = features.Columns <= features.Rows;
        var size = Math.Min(features.Rows, features.Columns);
        if (size <= Largest)
        {
            IsAvailable = true;
            Products = MatrixView<float>.Allocate(size, size);
            MatrixProduct.Gram(OfColumns ? features.Transposed : features, Products, 1f, cancellationToken: cancellationToken);
        }
    }

    public MatrixView<float> Features { get; }

    /// <summary>Whether <see cref="Products"/> was computed; not for huge data.</summary>
    public bool IsAvailable { get; }

    /// <summary>XᵀX, or XXᵀ where this is false.</summary>
    public bool OfColumns { get; }

    public MatrixView<float> Products { get; }
}
