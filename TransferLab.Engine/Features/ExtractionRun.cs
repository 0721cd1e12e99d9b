using TransferLab.Engine.Backbones;
using TransferLab.Engine.Features.Caching;

namespace TransferLab.Engine.Features;

/// <summary>
/// Computes the rows that no cache had. As many workers as cores; each takes the next few pictures, decodes them and runs the network on them
/// by itself, so that nobody waits for anybody. See docs/decisions/feature-extraction.md.
/// </summary>
internal sealed class ExtractionRun(
    BackboneCard card,
    IPictureFiles pictures,
    RowLedger ledger,
    FeatureMatrix matrix,
    RowComputer compute,
    SegmentWriter? writer,
    ExtractionSettings settings)
{
    private readonly int[] open = ledger.Open();
    private readonly Lock gate = new();
    private readonly SortedDictionary<int, TransferLabException> unreadable = [];
    private int given;
    private int finished;

    /// <exception cref="TransferLabException">Some pictures could not be read; all others are computed and cached.</exception>
    public async Task RunAsync(IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = Math.Clamp((open.Length + settings.BatchSize - 1) / settings.BatchSize, 1, settings.Workers);
        // Threads of their own: work of minutes on the pool would keep pages waiting.
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Factory.StartNew(
            () => Work(progress, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        cancellationToken.ThrowIfCancellationRequested();
        if (unreadable.Count > 0)
        {
            throw UnreadablePictures.Of(unreadable, pictures);
        }
    }

    private void Work(IProgress<RunProgress>? progress, CancellationTokenSource stop)
    {
        try
        {
            var prepared = new PreparedPictures(card.Layout, card.Preprocessing, settings.BatchSize, settings.MaximumPixels);
            var rows = new float[settings.BatchSize * matrix.Columns];
            var members = new List<int>(settings.BatchSize);
            for (ArraySegment<int> some; (some = Take()).Count > 0 && !stop.IsCancellationRequested;)
            {
                Prepare(prepared, some, members, stop.Token);
                ComputeRows(prepared, members, rows, stop.Token);
                Report(progress, some.Count);
            }
        }
        catch (OperationCanceledException)
        {
            // The caller's token says so itself; another worker's failure is told by that worker.
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }

    /// <summary>The next pictures for one worker: a batch, and fewer towards the end, so that all workers finish together.</summary>
    private ArraySegment<int> Take()
    {
        lock (gate)
        {
            var share = (open.Length - given + (2 * settings.Workers) - 1) / (2 * settings.Workers);
            var some = new ArraySegment<int>(open, given, Math.Min(settings.BatchSize, share));
            given += some.Count;
            return some;
        }
    }

    private void Prepare(PreparedPictures prepared, ArraySegment<int> some, List<int> members, CancellationToken cancellationToken)
    {
        members.Clear();
        foreach (var row in some)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                prepared.Prepare(pictures, row, members.Count);
                members.Add(row);
            }
            catch (TransferLabException damaged)
            {
                lock (gate)
                {
                    unreadable[row] = damaged;
                }
            }
        }
    }

    private void ComputeRows(PreparedPictures prepared, List<int> members, float[] rows, CancellationToken cancellationToken)
    {
        if (members.Count > 0)
        {
            compute(prepared.Tensor, members.Count, rows, cancellationToken);
            Keep(members, rows);
        }
    }

    private void Keep(List<int> members, float[] rows)
    {
        var hashes = new PictureHash[members.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = ledger.Hashes[members[i]];
            rows.AsSpan(i * matrix.Columns, matrix.Columns).CopyTo(matrix.RowBlock(members[i], 1).Span);
        }

        writer?.Append(hashes, rows.AsSpan(0, hashes.Length * matrix.Columns));
    }

    private void Report(IProgress<RunProgress>? progress, int count)
    {
        var total = Interlocked.Add(ref finished, count);
        progress?.Report(new(RunPhase.Extracting, pictures.Count - open.Length + total, pictures.Count, card.Name));
    }
}
