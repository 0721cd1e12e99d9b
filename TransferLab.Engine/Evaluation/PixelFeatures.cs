using System.Runtime.ExceptionServices;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Imaging;

namespace TransferLab.Engine.Evaluation;

/// <summary>Pictures as they are, scaled to 32×32 pixels: what a classifier can know without any network.</summary>
public static class PixelFeatures
{
    public const int Side = 32;

    /// <summary>Red, green and blue of each pixel.</summary>
    public const int Width = 3 * Side * Side;

    /// <summary>The pixels of all examples of a data set, shape (examples, 3072), values from 0 to 1.</summary>
    /// <exception cref="TransferLabException">A picture cannot be read.</exception>
    public static Task<FeatureMatrix> ExtractAsync(
        DatasetLibrary library, Dataset dataset, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var pictures = DatasetPictures.Of(library, dataset, [.. Enumerable.Range(0, dataset.Examples.Count)]);
        return Task.Run(() => Extract(pictures, progress, cancellationToken), cancellationToken);
    }

    /// <summary>As above, for any pictures. Memory: one file per core besides the result.</summary>
    /// <exception cref="TransferLabException">A picture cannot be read.</exception>
    public static FeatureMatrix Extract(
        IPictureFiles pictures, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var features = FeatureMatrix.Allocate(pictures.Count, Width);
        try
        {
            Fill(pictures, features, progress, cancellationToken);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return features;
    }

    private static void Fill(IPictureFiles pictures, FeatureMatrix features, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        var done = 0;
        Parallel.For(
            0,
            pictures.Count,
            options,
            () => Array.Empty<byte>(),
            (row, _, file) =>
            {
                var bytes = pictures.Read(row, ref file);
                Fill(file.AsSpan(0, bytes), features.RowBlock(row, 1).Span, pictures.MaximumPixels);
                progress?.Report(new(RunPhase.Extracting, Interlocked.Increment(ref done), pictures.Count));
                return file;
            },
            _ => { });
    }

    /// <summary>Stretched, so that nothing of the picture is left out.</summary>
    private static void Fill(ReadOnlySpan<byte> file, Span<float> row, long maximumPixels)
    {
        Span<byte> rgb = stackalloc byte[Width];
        PictureDecoder.DecodeFitted(file, PictureFit.Stretch(Side, Side), rgb, maximumPixels);
        for (var d = 0; d < row.Length; d++)
        {
            row[d] = rgb[d] / 255f;
        }
    }
}
