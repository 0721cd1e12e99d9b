using System.Collections.Concurrent;
using System.Security.Cryptography;
using TransferLab.Engine.Imaging;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Takes files in on all cores: reads, decodes once to see that nothing is missing, and stores the bytes under their hash.</summary>
internal sealed class PictureIntake(ImportFolder folder, ImportOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> stored = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim oneReader = new(1);
    private long bytesInAll;

    /// <returns>One per file, in their order.</returns>
    public async Task<Intake[]> TakeAsync(
        IReadOnlyList<LabelledFile> files, bool concurrent, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var intakes = new Intake[files.Count];
        var done = new ImportProgress(progress, files.Count);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, files.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                intakes[index] = await TakeAsync(files[index], concurrent, token);
                done.OneMore(files[index].File.Path);
            });
        return intakes;
    }

    public void Dispose() => oneReader.Dispose();

    private async ValueTask<Intake> TakeAsync(LabelledFile file, bool concurrent, CancellationToken cancellationToken)
    {
        var (read, problem) = await ReadAsync(file.File, concurrent, cancellationToken);
        if (read is null)
        {
            return Intake.Refused(file, problem!);
        }

        using var bytes = read;
        ImportLimits.CheckBytes(Interlocked.Add(ref bytesInAll, bytes.Length), options);
        PictureInfo info;
        try
        {
            info = PictureDecoder.Verify(bytes.Span, options.MaximumPixelsPerPicture);
        }
        catch (TransferLabException unreadable)
        {
            return Intake.Refused(file, unreadable.ProblemAndRemedy);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        if (stored.TryAdd(hash, true))
        {
            folder.WritePicture(hash, bytes.Span);
        }

        return Intake.Accepted(file, hash, bytes.Length, info);
    }

    // An archive is one stream: its entries are unpacked one after the other while the other cores decode.
    private async ValueTask<(RentedBytes? Bytes, UserMessage? Problem)> ReadAsync(SourceFile file, bool concurrent, CancellationToken cancellationToken)
    {
        if (!concurrent)
        {
            await oneReader.WaitAsync(cancellationToken);
        }

        try
        {
            return (await BoundedReader.ReadAsync(file, options.MaximumBytesPerPicture, options.MaximumCompressionRatio, cancellationToken), null);
        }
        catch (TransferLabException refused)
        {
            return (null, refused.ProblemAndRemedy);
        }
        finally
        {
            if (!concurrent)
            {
                oneReader.Release();
            }
        }
    }
}
