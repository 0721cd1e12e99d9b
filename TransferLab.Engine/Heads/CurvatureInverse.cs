using System.Numerics.Tensors;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Heads;

/// <summary>
/// The inverse of the objective's curvature, if every probability were equally uncertain: (I + c·XᵀX)⁻¹ for the weights of each class.
/// L-BFGS that starts from it needs ten to twenty iterations where it would need hundreds, because features of a network overlap a lot.
/// </summary>
/// <remarks>
/// With fewer rows than columns it is kept as I − c·Xᵀ(I + c·XXᵀ)⁻¹X (Woodbury).
/// A bound on the curvature of this form is due to Böhning, "Multinomial logistic regression algorithm", 1992.
/// Cost O(n·m² + m³), m the smaller of rows and columns; each use O(m²·classes).
/// </remarks>
internal sealed unsafe class CurvatureInverse
{
    private const int BlockRows = 32;

    private readonly FeatureGram gram;
    private readonly MatrixView<float> inverse;
    private readonly double uncertainty;
    private readonly double c;

    /// <param name="gram">Of the standardised features.</param>
    /// <param name="c">Inverse strength of the penalty.</param>
    /// <param name="uncertainty">Mean of p·(1 − p) over rows and classes, at about the solution.</param>
    public CurvatureInverse(FeatureGram gram, double c, double uncertainty, CancellationToken cancellationToken)
    {
        (this.gram, this.uncertainty, this.c) = (gram, uncertainty, c * uncertainty);
        if (!gram.IsAvailable)
        {
            return;
        }

        inverse = MatrixView<float>.Allocate(gram.Products.Rows, gram.Products.Rows);
        TensorPrimitives.Multiply(gram.Products.Values, (float)this.c, inverse.Values);
        for (var i = 0; i < inverse.Rows; i++)
        {
            inverse[i, i] += 1;
        }

        SymmetricInverse.Invert(inverse, cancellationToken);
    }

    /// <summary>Multiplies a point's weights and biases, in place.</summary>
    /// <param name="scale">C·n: the objective is divided by it.</param>
    public void Apply(float[] vector, int classes, double scale, CancellationToken cancellationToken)
    {
        var weights = classes * gram.Features.Columns;
        if (gram.IsAvailable)
        {
            var options = new ParallelOptions { CancellationToken = cancellationToken };
            if (gram.OfColumns)
            {
                MultiplyRows(inverse, (float[])vector.Clone(), vector, classes, options);
            }
            else
            {
                ApplyThroughRows(vector, classes, options);
            }
        }

        // Without the products, all that is known of them is their diagonal: a standardised column has length n^½.
        var known = gram.IsAvailable ? scale : scale / (1 + (c * gram.Features.Rows));
        TensorPrimitives.Multiply(vector.AsSpan(0, weights), (float)known, vector.AsSpan(0, weights));
        TensorPrimitives.Divide(vector.AsSpan(weights), (float)uncertainty, vector.AsSpan(weights));
    }

    /// <summary>vector −= c·Xᵀ·inverse·X·vector.</summary>
    private void ApplyThroughRows(float[] vector, int classes, ParallelOptions options)
    {
        var rows = gram.Features.Rows;
        var (seen, solved) = (new float[classes * rows], new float[classes * rows]);
        MultiplyRows(gram.Features, vector, seen, classes, options);
        MultiplyRows(inverse, seen, solved, classes, options);
        var byRow = new float[rows * classes];
        for (var k = 0; k < classes; k++)
        {
            for (var i = 0; i < rows; i++)
            {
                byRow[(i * classes) + k] = (float)(-c * solved[(k * rows) + i]);
            }
        }

        SubtractWeighted(byRow, vector, classes, options);
    }

    /// <summary>Spread over columns, so that each sum is built by one thread in the order of the rows.</summary>
    private void SubtractWeighted(float[] byRow, float[] vector, int classes, ParallelOptions options)
    {
        const int columns = 128;
        var x = gram.Features;
        Parallel.For(0, (x.Columns + columns - 1) / columns, options, block =>
        {
            var first = block * columns;
            fixed (float* values = x.Values, weights = byRow, target = vector)
            {
                RowProducts.AddWeighted(
                    values + x.Offset + first, x.Rows, x.RowStride, weights, classes, target + first, classes, x.Columns, Math.Min(columns, x.Columns - first));
            }
        });
    }

    /// <summary>result[k, i] = matrix[i] · vectors[k].</summary>
    private static void MultiplyRows(MatrixView<float> matrix, float[] vectors, float[] result, int classes, ParallelOptions options) =>
        Parallel.For(0, (matrix.Rows + BlockRows - 1) / BlockRows, options, block =>
        {
            var first = block * BlockRows;
            var count = Math.Min(BlockRows, matrix.Rows - first);
            var products = new float[BlockRows * classes];
            fixed (float* values = matrix.Values, others = vectors, to = products)
            {
                RowProducts.Dot(
                    values + matrix.Offset + ((long)first * matrix.RowStride), count, matrix.RowStride, others, classes, matrix.Columns, matrix.Columns, to, classes);
            }

            for (var k = 0; k < classes; k++)
            {
                for (var i = 0; i < count; i++)
                {
                    result[(k * matrix.Rows) + first + i] = products[(i * classes) + k];
                }
            }
        });
}
