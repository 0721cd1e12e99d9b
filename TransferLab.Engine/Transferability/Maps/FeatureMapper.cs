using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Engine.Transferability.Sources;

namespace TransferLab.Engine.Transferability.Maps;

/// <summary>Lays pictures of a data set and of a backbone's source out on the plane of their two largest principal components.</summary>
/// <remarks>See <c>docs/methods/feature-map.md</c>. The test part is not looked at. Deterministic.</remarks>
public sealed class FeatureMapper(FeatureExtractor extractor, SourceReferenceStore references)
{
    /// <summary>More dots than these hide each other.</summary>
    public const int MostPictures = 400;

    /// <exception cref="TransferLabException">The data set is too small to be split, or a picture or the network cannot be read.</exception>
    /// <remarks>Cost: the features of at most 400 pictures, from the cache where they are known, and a fraction of a second.</remarks>
    public async Task<FeatureMap> MapAsync(
        BackboneCard card, Dataset dataset, SplitOptions split, int splitSeed, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        // The rows that the advice has looked at, so that their features are known.
        var sample = AdviceSample.Draw(dataset, split, splitSeed).Rows;
        int[] rows = [.. Enumerable.Range(0, Math.Min(MostPictures, sample.Count)).Select(i => sample[(int)((long)i * sample.Count / Math.Min(MostPictures, sample.Count))])];
        var features = await extractor.ExtractAsync(card, dataset, rows, progress, cancellationToken);
        var source = await SourceAsync(card, cancellationToken);
        return await Task.Run(() => Lay(features, rows, dataset, source, cancellationToken), cancellationToken);
    }

    internal static FeatureMap Lay(FeatureMatrix features, IReadOnlyList<int> rows, Dataset dataset, SourceReference? source, CancellationToken cancellationToken)
    {
        var all = Stack(features, source?.Rows);
        var components = PrincipalComponents.Of(all, 2, cancellationToken);
        var places = components.Project(all, cancellationToken);
        MapPoint At(int row) => new(places[row, 0], components.Count > 1 ? places[row, 1] : 0);
        return new(
            [.. rows.Select((row, i) => new MappedPicture(row, dataset.Examples[row].ClassIndex, At(i)))],
            [.. Enumerable.Range(features.Rows, all.Rows - features.Rows).Select(At)],
            source?.Name,
            components.TotalVariance > 0 ? Math.Min(1, components.Variances.Sum() / components.TotalVariance) : 0);
    }

    /// <summary>A damaged reference costs the source's dots, not the map.</summary>
    private async Task<SourceReference?> SourceAsync(BackboneCard card, CancellationToken cancellationToken)
    {
        try
        {
            return await references.FindAsync(card, cancellationToken);
        }
        catch (TransferLabException)
        {
            return null;
        }
    }

    private static FeatureMatrix Stack(FeatureMatrix upper, FeatureMatrix? lower)
    {
        if (lower is null)
        {
            return upper;
        }

        var all = FeatureMatrix.Allocate(upper.Rows + lower.Rows, upper.Columns);
        upper.Values.CopyTo(all.RowBlock(0, upper.Rows).Span);
        lower.Values.CopyTo(all.RowBlock(upper.Rows, lower.Rows).Span);
        return all;
    }
}
