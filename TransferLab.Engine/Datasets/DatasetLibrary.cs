using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TransferLab.Engine.Datasets.Importing;

namespace TransferLab.Engine.Datasets;

/// <summary>The data sets of this machine. Each is a folder that is there whole or not at all and never changes.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class DatasetLibrary
{
    private readonly DataFolder folder;
    private readonly ImportOptions options;
    private readonly TimeProvider time;
    private readonly ThumbnailCache thumbnails;
    private readonly ConcurrentDictionary<string, DatasetSummary> summaries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WeakReference<Dataset>> opened = new(StringComparer.Ordinal);

    public DatasetLibrary(DataFolder folder, IOptions<ImportOptions>? options = null, TimeProvider? time = null)
    {
        this.folder = folder;
        this.options = options?.Value ?? new();
        this.time = time ?? TimeProvider.System;
        thumbnails = new(folder, this.options.MaximumThumbnailBytes);
        ImportFolder.CleanLeftovers(folder);
    }

    /// <summary>Limit on width × height of a picture.</summary>
    internal long MaximumPixelsPerPicture => options.MaximumPixelsPerPicture;

    /// <summary>
    /// Reads a source, checks every file and stores what is usable. Files that cannot be used are listed in the result with their reason.
    /// Importing the same content again under the same name finds what is there already.
    /// </summary>
    /// <param name="source">Where the pictures are.</param>
    /// <param name="name">What to call the data set; null or blank: as the source is called.</param>
    /// <param name="progress">Counts files.</param>
    /// <param name="cancellationToken">Ends the import without a trace.</param>
    /// <exception cref="TransferLabException">Fewer than two classes have usable pictures, a limit of <see cref="ImportOptions"/> is exceeded, the source
    /// cannot be read, or the disk is full.</exception>
    public async Task<Dataset> ImportAsync(
        DatasetSource source, string? name = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var dataset = await Task.Run(() => new DatasetImport(folder, options, time).RunAsync(source, name, progress, cancellationToken), cancellationToken);
            summaries.TryRemove(dataset.Id, out _);
            opened[dataset.Id] = new(dataset);
            return dataset;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ImportLimits.NotStored(folder.Root, failure);
        }
    }

    /// <summary>All data sets, latest first, without reading them whole: a damaged one is found by <see cref="Open"/>.</summary>
    public IReadOnlyList<DatasetSummary> List() => [.. Directory.EnumerateDirectories(folder.Datasets)
        .Select(path => Path.GetFileName(path)!)
        .Where(DatasetId.IsOne)
        .Select(Summary)
        .OfType<DatasetSummary>()
        .OrderByDescending(summary => summary.Imported)
        .ThenBy(summary => summary.Id, StringComparer.Ordinal)];

    /// <exception cref="TransferLabException">There is none of this id, or its manifest is damaged.</exception>
    public Dataset Open(string id)
    {
        if (opened.TryGetValue(id, out var reference) && reference.TryGetTarget(out var known) && Directory.Exists(FolderOf(id)))
        {
            return known;
        }

        var dataset = Read(id);
        opened[id] = new(dataset);
        return dataset;
    }

    /// <summary>Removes a data set and its pictures; no error where it is gone already.</summary>
    /// <exception cref="TransferLabException">Its folder cannot be deleted.</exception>
    public void Delete(string id)
    {
        var path = FolderOf(id);
        (_, _) = (summaries.TryRemove(id, out _), opened.TryRemove(id, out _));
        if (!Directory.Exists(path))
        {
            return;
        }

        try
        {
            // Moved away first, so that a half-deleted data set is never seen.
            Directory.Move(path, ImportFolder.NewPath(folder));
            ImportFolder.CleanLeftovers(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DurableFile.NotDeleted(path, failure);
        }
    }

    /// <summary>Where the stored copy of a picture lies, for reading.</summary>
    public string FileOf(Dataset dataset, Example example) => StoredPictures.PathOf(FolderOf(dataset.Id), example.ContentHash);

    /// <summary>The picture file as it was imported.</summary>
    /// <exception cref="TransferLabException">The stored copy is gone or damaged.</exception>
    public async Task<byte[]> ReadBytesAsync(Dataset dataset, Example example, CancellationToken cancellationToken = default)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(FileOf(dataset, example), cancellationToken);
            return bytes.Length == example.Bytes ? bytes : throw Lost(dataset, example, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Lost(dataset, example, failure);
        }
    }

    /// <summary>A small JPEG of a picture, kept on disk for the next time.</summary>
    /// <param name="side">Pixels of the longer side; rounded up to 64, 128, 256 or 512.</param>
    public Task<byte[]> ThumbnailAsync(Dataset dataset, Example example, int side, CancellationToken cancellationToken = default) =>
        thumbnails.GetAsync(example.ContentHash, side, token => ReadBytesAsync(dataset, example, token), options.MaximumPixelsPerPicture, cancellationToken);

    private DatasetSummary? Summary(string id)
    {
        if (summaries.TryGetValue(id, out var known))
        {
            return known;
        }

        try
        {
            using var stream = File.OpenRead(Manifest.SummaryPathOf(FolderOf(id)));
            return JsonSerializer.Deserialize<DatasetSummary>(stream, Manifest.Json) is { } summary && summary.Id == id ? summaries.GetOrAdd(id, summary) : null;
        }
        catch (Exception damaged) when (damaged is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private Dataset Read(string id)
    {
        try
        {
            using var stream = File.OpenRead(Manifest.PathOf(FolderOf(id)));
            return JsonSerializer.Deserialize<Manifest>(stream, Manifest.Json) is { Format: Manifest.CurrentFormat, Dataset: { } dataset } && dataset.Id == id
                ? dataset
                : throw new JsonException("Another format.");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TransferLabException($"There is no data set {id}.", $"Import it again; it may have been deleted.", absent);
        }
        catch (Exception damaged) when (damaged is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new TransferLabException($"The data set {id} cannot be read: its manifest is damaged.", $"Import it again under the same name, or delete it.", damaged);
        }
    }

    private string FolderOf(string id) => DatasetId.IsOne(id)
        ? Path.Combine(folder.Datasets, id)
        : throw new TransferLabException($"There is no data set {id}.", $"Import it again; it may have been deleted.");

    private static TransferLabException Lost(Dataset dataset, Example example, Exception? failure) => new(
        $"The stored copy of {example.Path} in the data set {dataset.Name} is gone or damaged.",
        $"Import the data set again under the same name; what is lost is replaced.",
        failure);
}
