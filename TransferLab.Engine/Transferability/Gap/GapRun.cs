namespace TransferLab.Engine.Transferability.Gap;

/// <summary>Transfer and training from nothing once each, with one seed or on one fold, on the same test pictures.</summary>
public sealed record GapRun
{
    /// <param name="pictures">Where each test picture stands in the data set, shape (n), each once.</param>
    /// <param name="transfer">Whether transfer was right, shape (n).</param>
    /// <param name="scratch">Whether training from nothing was right, shape (n).</param>
    public GapRun(IReadOnlyList<int> pictures, IReadOnlyList<bool> transfer, IReadOnlyList<bool> scratch)
    {
        if (pictures.Count == 0 || transfer.Count != pictures.Count || scratch.Count != pictures.Count)
        {
            throw new ArgumentException("Both must have answered for each of at least one picture.", nameof(pictures));
        }

        (Pictures, Transfer, Scratch) = (pictures, transfer, scratch);
    }

    public IReadOnlyList<int> Pictures { get; }

    public IReadOnlyList<bool> Transfer { get; }

    public IReadOnlyList<bool> Scratch { get; }

    /// <summary>1 where only transfer was right, −1 where only training from nothing was, else 0; shape (n).</summary>
    internal double[] Differences() => [.. Transfer.Zip(Scratch, (transfer, scratch) => (transfer ? 1.0 : 0) - (scratch ? 1.0 : 0))];
}
