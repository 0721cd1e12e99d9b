using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Heads;

/// <summary>The nearest reference rows of each query row, nearest first; equally near ones in the order of the reference.</summary>
/// <param name="Indices">Shape (queries, neighbours).</param>
/// <param name="Neighbours">Neighbours of each query.</param>
internal sealed record NeighbourTable(int[] Indices, int Neighbours)
{
    private const int QueryBlock = 64;

    public int Queries => Indices.Length / Neighbours;

    public ReadOnlySpan<int> Of(int query) => Indices.AsSpan(query * Neighbours, Neighbours);

    /// <param name="self">For each query the reference row that it must not find, or null.</param>
    /// <remarks>Cost O(queries·references·width); memory O(references) per thread.</remarks>
    public static NeighbourTable Find(
        FeatureMatrix queries, FeatureMatrix references, int neighbours, IReadOnlyList<int>? self, CancellationToken cancellationToken)
    {
        var indices = new int[queries.Rows * neighbours];
        var halfNorms = HalfNorms(references);
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, (queries.Rows + QueryBlock - 1) / QueryBlock, options, block =>
        {
            var first = block * QueryBlock;
            var count = Math.Min(QueryBlock, queries.Rows - first);
            var products = MatrixView<float>.Allocate(count, references.Rows);
            MatrixProduct.Multiply(queries.View().Block(first, 0, count, queries.Columns), references.View().Transposed, products, 1f);
            for (var i = 0; i < count; i++)
            {
                Nearest(products.Row(i), halfNorms, self?[first + i] ?? -1, indices.AsSpan((first + i) * neighbours, neighbours));
            }
        });
        return new(indices, neighbours);
    }

    private static float[] HalfNorms(FeatureMatrix references)
    {
        var halves = new float[references.Rows];
        for (var i = 0; i < halves.Length; i++)
        {
            halves[i] = System.Numerics.Tensors.TensorPrimitives.SumOfSquares(references.Row(i)) / 2;
        }

        return halves;
    }

    /// <summary>Half the squared distance, without the query's own part that is the same for all.</summary>
    private static void Nearest(ReadOnlySpan<float> products, float[] halfNorms, int self, Span<int> nearest)
    {
        Span<float> distances = nearest.Length <= 256 ? stackalloc float[nearest.Length] : new float[nearest.Length];
        var found = 0;
        for (var j = 0; j < products.Length; j++)
        {
            var distance = halfNorms[j] - products[j];
            if (j == self || (found == nearest.Length && distance >= distances[^1]))
            {
                continue;
            }

            var place = found < nearest.Length ? found++ : found - 1;
            for (; place > 0 && distances[place - 1] > distance; place--)
            {
                (distances[place], nearest[place]) = (distances[place - 1], nearest[place - 1]);
            }

            (distances[place], nearest[place]) = (distance, j);
        }
    }
}
