using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Transferability.Sources;

/// <summary>Makes a source reference from pictures like those that a backbone learned from.</summary>
public sealed class SourceReferenceBuilder(FeatureExtractor extractor, DatasetLibrary datasets)
{
    /// <summary>More pictures change the reference less than rounding does.</summary>
    public const int MostPictures = 2000;

    /// <summary>From a data set of the library; labels are not looked at.</summary>
    /// <param name="name">What to call the source; null: as the data set is called.</param>
    /// <exception cref="TransferLabException">The backbone is not here, pictures cannot be read, or there are fewer than two.</exception>
    /// <remarks>Cost: the features of at most <see cref="MostPictures"/> pictures, evenly spread.</remarks>
    public Task<SourceReference> BuildAsync(
        BackboneCard card, Dataset dataset, string? name = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(dataset.Examples.Count, MostPictures);
        int[] rows = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * dataset.Examples.Count / count))];
        return BuildAsync(card, DatasetPictures.Of(datasets, dataset, rows), LocalizedText.Same(name ?? dataset.Name), progress, cancellationToken);
    }

    /// <summary>From any pictures, all of them.</summary>
    public async Task<SourceReference> BuildAsync(
        BackboneCard card, IPictureFiles pictures, LocalizedText name, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var features = await extractor.ExtractAsync(card, pictures, progress, cancellationToken);
        var tone = pictures.Count == 0 ? null : PictureTone.Of(await Task.Run(() => PixelFeatures.Extract(pictures, null, cancellationToken), cancellationToken));
        return await Task.Run(() => SourceReference.Of(name, card.Sha256, card.Preprocessing.Key, features, tone, cancellationToken), cancellationToken);
    }
}
