namespace TransferLab.Engine.Features.Caching;

/// <summary>Which pictures share their bytes, and which rows are there already.</summary>
internal sealed class RowLedger
{
    private readonly Dictionary<PictureHash, int> first = [];
    private readonly int[] original;
    private readonly bool[] done;
    private int open;

    public RowLedger(IPictureFiles pictures)
    {
        Hashes = new PictureHash[pictures.Count];
        original = new int[pictures.Count];
        done = new bool[pictures.Count];
        for (var i = 0; i < Hashes.Length; i++)
        {
            Hashes[i] = PictureHash.Parse(pictures.ContentHash(i));
            original[i] = first.TryGetValue(Hashes[i], out var earlier) ? earlier : first[Hashes[i]] = i;
        }

        open = first.Count;
    }

    public PictureHash[] Hashes { get; }

    /// <summary>Rows still to compute: each picture once, however often it occurs.</summary>
    public int[] Open() => [.. Enumerable.Range(0, original.Length).Where(row => original[row] == row && !done[row])];

    /// <summary>Puts a row that was found where it is wanted; returns whether more are wanted.</summary>
    public bool Take(PictureHash hash, ReadOnlySpan<float> values, FeatureMatrix matrix)
    {
        if (first.TryGetValue(hash, out var row) && !done[row])
        {
            values.CopyTo(matrix.RowBlock(row, 1).Span);
            done[row] = true;
            open--;
        }

        return open > 0;
    }

    /// <summary>Copies the rows of pictures that occur again.</summary>
    public void FillRepeated(FeatureMatrix matrix)
    {
        for (var row = 0; row < original.Length; row++)
        {
            if (original[row] != row)
            {
                matrix.Row(original[row]).CopyTo(matrix.RowBlock(row, 1).Span);
            }
        }
    }
}
