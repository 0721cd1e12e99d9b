using TransferLab.Engine.Backbones.Ranges;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Backbones;

/// <summary>Finds out by trial how a network wants its pixels scaled: the right way is the one whose features agree best with the labels.</summary>
/// <remarks>See docs/methods/input-range.md.</remarks>
public sealed class InputRangeFinder(FeatureExtractor extractor, DatasetLibrary datasets)
{
    /// <summary>More pictures settle little and cost time: each is computed ten times.</summary>
    private const int MostPictures = 300;

    private const int DefaultSide = 224;

    /// <summary>The usual ranges, untried; commoner ones first.</summary>
    /// <param name="width">Pixels of the input where the file leaves it open; 0 for 224.</param>
    /// <param name="height">Pixels of the input where the file leaves it open; 0 for 224.</param>
    public static IReadOnlyList<RangeChoice> Usual(BackboneInspection inspection, int width = 0, int height = 0) =>
        [.. RangesOf(inspection).Select(range => new RangeChoice(range.Name, Preprocess(inspection, range, width, height)))];

    /// <summary>Tries the usual ranges on pictures of a data set.</summary>
    /// <param name="rows">The examples that may be used: those of the training part.</param>
    /// <param name="seed">Decides which of them are.</param>
    /// <param name="width">Pixels of the input where the file leaves it open; 0 for 224.</param>
    /// <param name="height">Pixels of the input where the file leaves it open; 0 for 224.</param>
    /// <returns>Best first.</returns>
    /// <exception cref="TransferLabException">There are too few labelled pictures, or they cannot be read.</exception>
    public Task<IReadOnlyList<RangeProposal>> ProposeAsync(
        BackboneInspection inspection,
        Dataset dataset,
        IReadOnlyList<int> rows,
        int seed,
        int width = 0,
        int height = 0,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var chosen = Sample(dataset.Labels, rows, seed);
        return ProposeAsync(inspection, DatasetPictures.Of(datasets, dataset, chosen), dataset.Labels.Rows(chosen), width, height, progress, cancellationToken);
    }

    internal async Task<IReadOnlyList<RangeProposal>> ProposeAsync(
        BackboneInspection inspection,
        IPictureFiles pictures,
        Labels labels,
        int width,
        int height,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken)
    {
        Demand(labels);
        var ranges = RangesOf(inspection);
        var proposals = new List<RangeProposal>();
        foreach (var range in ranges)
        {
            var preprocessing = Preprocess(inspection, range, width, height);
            var features = await extractor.ExtractAsync(CardOf(inspection, preprocessing), inspection.File, pictures, null, cancellationToken);
            var agreement = await Task.Run(() => LabelAgreement.Of(features, labels), cancellationToken);
            proposals.Add(new(range.Name, preprocessing, agreement.ExplainedShare, 100 * agreement.Accuracy));
            progress?.Report(new(RunPhase.Checking, proposals.Count, ranges.Count, Path.GetFileName(inspection.File)));
        }

        return [.. proposals.OrderByDescending(proposal => double.IsFinite(proposal.ExplainedShare) ? proposal.ExplainedShare : double.NegativeInfinity)];
    }

    /// <summary>The usual way to come to the network's size: what is seen is seven eighths of the shorter side, all of it where pictures are tiny.</summary>
    internal static Preprocessing Preprocess(BackboneInspection inspection, InputRange range, int width, int height)
    {
        var (w, h) = (inspection.InputWidth ?? Or(width), inspection.InputHeight ?? Or(height));
        var side = Math.Max(w, h);
        return new(w, h, side > 96 ? (int)Math.Round(side * 8 / 7.0) : side, range.Channels, range.Mean, range.Deviation);

        static int Or(int side) => side > 0 ? side : DefaultSide;
    }

    private static IReadOnlyList<InputRange> RangesOf(BackboneInspection inspection) =>
        inspection.Channels == 1 ? InputRange.Grey : InputRange.Colour;

    private static BackboneCard CardOf(BackboneInspection inspection, Preprocessing preprocessing) => new()
    {
        Id = inspection.SuggestedId,
        Name = inspection.SuggestedId,
        Architecture = "",
        TrainedOn = new("", ""),
        FileBytes = inspection.FileBytes,
        Sha256 = inspection.Sha256,
        Layout = inspection.Layout,
        Preprocessing = preprocessing,
        FeatureWidth = inspection.FeatureWidth,
        FeatureTensor = inspection.FeatureTensor,
        Licence = "",
        Source = "",
    };

    private static void Demand(Labels labels)
    {
        if (labels.CountPerClass().Count(count => count >= 2) < 2)
        {
            throw new TransferLabException(
                $"There are too few labelled pictures to find out how the model wants its pixels.",
                $"Choose a data set with at least two classes of two pictures each, or name the range yourself: the page from which the model comes says it, as mean and standard deviation.");
        }
    }

    /// <summary>As many of each class, as far as they go.</summary>
    private static IReadOnlyList<int> Sample(Labels labels, IReadOnlyList<int> rows, int seed)
    {
        var classes = Math.Max(1, rows.Select(row => labels[row]).Distinct().Count());
        return Splits.TakePerClass(labels, rows, Math.Max(2, MostPictures / classes), seed);
    }
}
