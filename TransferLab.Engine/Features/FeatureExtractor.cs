using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features.Caching;

namespace TransferLab.Engine.Features;

/// <summary>Turns pictures into feature matrices; what was computed before comes from the cache. Thread-safe.</summary>
public sealed class FeatureExtractor(
    BackboneLibrary backbones,
    FeatureCache cache,
    DatasetLibrary datasets,
    IOptions<ExtractionOptions> options,
    IOptions<ImportOptions> importOptions,
    ILogger<FeatureExtractor>? logger = null)
{
    private readonly ILogger logger = logger ?? NullLogger<FeatureExtractor>.Instance;

    /// <summary>Computes the features of some pictures of a data set.</summary>
    /// <param name="card">The backbone, with its preprocessing.</param>
    /// <param name="rows">Indices into the data set's examples; row i of the result is example rows[i].</param>
    /// <returns>Shape (rows.Count, card.FeatureWidth). The same to the bit whether computed or cached.</returns>
    /// <exception cref="TransferLabException">The backbone is not here or unusable, or pictures cannot be read; what could be computed is cached.</exception>
    public Task<FeatureMatrix> ExtractAsync(
        BackboneCard card, Dataset dataset, IReadOnlyList<int> rows, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ExtractAsync(card, DatasetPictures.Of(datasets, dataset, rows), progress, cancellationToken);

    /// <summary>As above, for any pictures.</summary>
    public Task<FeatureMatrix> ExtractAsync(
        BackboneCard card, IPictureFiles pictures, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(card, FeatureKind.Features, card.FeatureWidth, pictures, () => backbones.OpenAsync(card, cancellationToken), progress, cancellationToken);

    /// <summary>What the backbone's own classifier takes the pictures for.</summary>
    /// <returns>Shape (rows.Count, classes of the source), each row sums to 1; null where the backbone has no classifier.</returns>
    public Task<FeatureMatrix?> SourceProbabilitiesAsync(
        BackboneCard card, Dataset dataset, IReadOnlyList<int> rows, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        SourceProbabilitiesAsync(card, DatasetPictures.Of(datasets, dataset, rows), progress, cancellationToken);

    /// <summary>As above, for any pictures.</summary>
    public async Task<FeatureMatrix?> SourceProbabilitiesAsync(
        BackboneCard card, IPictureFiles pictures, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        int? classes;
        using (var backbone = await backbones.OpenAsync(card, cancellationToken))
        {
            classes = backbone.ClassCount;
        }

        return classes is { } width
            ? await RunAsync(card, FeatureKind.SourceProbabilities, width, pictures, () => backbones.OpenAsync(card, cancellationToken), progress, cancellationToken)
            : null;
    }

    /// <summary>How many different pictures are still to be computed.</summary>
    internal int CountMissing(BackboneCard card, Dataset dataset, IReadOnlyList<int> rows)
    {
        var missing = rows.Select(row => PictureHash.Parse(dataset.Examples[row].ContentHash)).ToHashSet();
        cache.Read(FeatureKey.Of(card, FeatureKind.Features), card.FeatureWidth, (hash, _) =>
        {
            missing.Remove(hash);
            return missing.Count > 0;
        });
        return missing.Count;
    }

    /// <summary>Features under a card that is not in the library yet: to try one preprocessing after the other.</summary>
    internal Task<FeatureMatrix> ExtractAsync(
        BackboneCard card, string file, IPictureFiles pictures, IProgress<RunProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(card, FeatureKind.Features, card.FeatureWidth, pictures, () => backbones.OpenAsync(card, file, cancellationToken), progress, cancellationToken);

    private async Task<FeatureMatrix> RunAsync(
        BackboneCard card,
        FeatureKind kind,
        int width,
        IPictureFiles pictures,
        Func<Task<Backbone>> open,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken)
    {
        var (key, matrix) = (FeatureKey.Of(card, kind), FeatureMatrix.Allocate(pictures.Count, width));
        var ledger = await Task.Run(() => FromCache(key, width, pictures, matrix), cancellationToken);
        if (ledger.Open().Length > 0)
        {
            using var backbone = await open();
            await ComputeAsync(card, key, pictures, ledger, matrix, Computer(backbone, kind), progress, cancellationToken);
        }

        ledger.FillRepeated(matrix);
        progress?.Report(new(RunPhase.Extracting, pictures.Count, pictures.Count, card.Name));
        return matrix;
    }

    private RowLedger FromCache(FeatureKey key, int width, IPictureFiles pictures, FeatureMatrix matrix)
    {
        var ledger = new RowLedger(pictures);
        cache.Read(key, width, (hash, row) => ledger.Take(hash, row, matrix));
        return ledger;
    }

    private async Task ComputeAsync(
        BackboneCard card,
        FeatureKey key,
        IPictureFiles pictures,
        RowLedger ledger,
        FeatureMatrix matrix,
        RowComputer compute,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken)
    {
        var settings = new ExtractionSettings(options.Value.Workers, options.Value.BatchSize, importOptions.Value.MaximumPixelsPerPicture);
        using var writer = cache.OpenWriter(key, matrix.Columns);
        try
        {
            await new ExtractionRun(card, pictures, ledger, matrix, compute, writer, settings).RunAsync(progress, cancellationToken);
        }
        finally
        {
            if (writer?.Failure is { } failure)
            {
                logger.LogWarning(failure, "Features were computed but could not all be cached.");
            }

            cache.Trim();
        }
    }

    private static RowComputer Computer(Backbone backbone, FeatureKind kind) => kind switch
    {
        FeatureKind.Features => backbone.Embed,
        _ => backbone.Classify,
    };
}
