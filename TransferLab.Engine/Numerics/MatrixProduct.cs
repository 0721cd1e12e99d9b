using System.Numerics;
namespace TransferLab.Engine.Numerics;

/// <summary>Products of dense matrices, cut into tiles that stay in a core's cache; each tile belongs to one thread.</summary>
/// <remarks>
/// The result does not depend on the number of threads: every element is summed in one order.
/// Packing and tile sizes follow Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008.
/// </remarks>
internal static class MatrixProduct
{
    private const int TileRows = 192;
    private const int TileColumns = 384;

    /// <summary>target = scale·left·right, or that added to it. Cost O(rows·columns·inner).</summary>
    public static void Multiply<T>(
        MatrixView<T> left,
        MatrixView<T> right,
        MatrixView<T> target,
        T scale,
        bool add = false,
        CancellationToken cancellationToken = default)
        where T : unmanaged, INumber<T>
    {
        if (left.Columns != right.Rows || target.Rows != left.Rows || target.Columns != right.Columns)
        {
            throw new ArgumentException("The shapes do not fit.", nameof(target));
        }

        var across = Blocks(target.Columns, TileColumns);
        var tiles = Blocks(target.Rows, TileRows) * across;
        RunTiles(tiles, tile => Tile(left, right, target, tile / across, tile % across, scale, add), cancellationToken);
    }

    /// <summary>target = scale·rows·rowsᵀ, or that added to it: all products of two rows. Cost O(n²·columns / 2).</summary>
    /// <remarks>For the columns' products pass the transposed matrix.</remarks>
    public static void Gram<T>(
        MatrixView<T> rows, MatrixView<T> target, T scale, bool add = false, CancellationToken cancellationToken = default)
        where T : unmanaged, INumber<T>
    {
        LowerTiles(rows, rows, target, scale, add, cancellationToken);
        MirrorLower(target);
    }

    /// <summary>The lower triangle of target += scale·left·rightᵀ, for factors whose product is symmetric. Cost O(n²·columns / 2).</summary>
    /// <remarks>What lies above the diagonal is undefined afterwards.</remarks>
    public static void AddLower<T>(
        MatrixView<T> left, MatrixView<T> right, MatrixView<T> target, T scale, CancellationToken cancellationToken = default)
        where T : unmanaged, INumber<T> =>
        LowerTiles(left, right, target, scale, add: true, cancellationToken);

    private static void LowerTiles<T>(
        MatrixView<T> left, MatrixView<T> right, MatrixView<T> target, T scale, bool add, CancellationToken cancellationToken)
        where T : unmanaged, INumber<T>
    {
        var across = Blocks(target.Columns, TileColumns);
        (int Row, int Column)[] tiles =
        [
            .. Enumerable.Range(0, Blocks(target.Rows, TileRows) * across)
                .Select(tile => (Row: tile / across, Column: tile % across))
                .Where(tile => tile.Column * TileColumns < (tile.Row + 1) * TileRows),
        ];
        RunTiles(
            tiles.Length,
            tile => Tile(left, right.Transposed, target, tiles[tile].Row, tiles[tile].Column, scale, add),
            cancellationToken);
    }

    /// <summary>Writes the part below the diagonal over the part above it.</summary>
    public static void MirrorLower<T>(MatrixView<T> square)
        where T : unmanaged, INumber<T>
    {
        const int block = 64;
        Parallel.For(0, Blocks(square.Rows, block), blockRow =>
        {
            var end = Math.Min(square.Rows, (blockRow + 1) * block);
            for (var blockColumn = 0; blockColumn <= blockRow; blockColumn++)
            {
                for (var i = blockRow * block; i < end; i++)
                {
                    for (var j = blockColumn * block; j < Math.Min(i, (blockColumn + 1) * block); j++)
                    {
                        square[j, i] = square[i, j];
                    }
                }
            }
        });
    }

    private static void RunTiles(int tiles, Action<int> tile, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (tiles == 1)
        {
            tile(0);
            return;
        }

        Parallel.For(0, tiles, new ParallelOptions { CancellationToken = cancellationToken }, tile);
    }

    private static void Tile<T>(
        MatrixView<T> left, MatrixView<T> right, MatrixView<T> target, int blockRow, int blockColumn, T scale, bool add)
        where T : unmanaged, INumber<T>
    {
        var (row, column) = (blockRow * TileRows, blockColumn * TileColumns);
        var (rows, columns) = (Math.Min(TileRows, target.Rows - row), Math.Min(TileColumns, target.Columns - column));
        ProductTile.Compute(
            left.Block(row, 0, rows, left.Columns),
            right.Block(0, column, right.Rows, columns),
            target.Block(row, column, rows, columns),
            scale,
            add);
    }

    private static int Blocks(int count, int size) => (count + size - 1) / size;
}
