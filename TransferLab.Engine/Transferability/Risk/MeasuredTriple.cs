using CsvHelper.Configuration.Attributes;

namespace TransferLab.Engine.Transferability.Risk;

/// <summary>One measured case: a backbone on a data set with so many labels per class, transfer against training from scratch. A line of <c>measured-triples.csv</c>.</summary>
/// <remarks>
/// Accuracies are parts of 1 on the same test pictures. The gap is transfer minus the best of those from scratch: below 0 transfer hurts.
/// Columns that a reader does not know are passed over.
/// </remarks>
public sealed record MeasuredTriple
{
    [Name("backbone")]
    public required string Backbone { get; init; }

    [Name("dataset")]
    public required string Dataset { get; init; }

    /// <summary>Pictures per class that were learned from (the mean where classes differ).</summary>
    [Name("labels_per_class")]
    public required double LabelsPerClass { get; init; }

    [Name("seed")]
    public required int Seed { get; init; }

    [Name("transfer_accuracy")]
    public required double TransferAccuracy { get; init; }

    /// <summary>Of the strongest contender from scratch.</summary>
    [Name("scratch_accuracy")]
    public required double ScratchAccuracy { get; init; }

    [Name("scratch_cnn"), Optional]
    public double? ScratchCnn { get; init; }

    [Name("scratch_same_architecture"), Optional]
    public double? ScratchSameArchitecture { get; init; }

    [Name("scratch_pixels"), Optional]
    public double? ScratchPixels { get; init; }

    /// <summary>Transfer minus scratch.</summary>
    [Name("gap")]
    public required double Gap { get; init; }

    /// <summary>Lower end of the paired 95 % interval.</summary>
    [Name("gap_low")]
    public required double GapLow { get; init; }

    [Name("gap_high")]
    public required double GapHigh { get; init; }

    [Name("test_pictures")]
    public required int TestPictures { get; init; }

    /// <summary>Whether transfer is clearly worse: the whole interval lies below 0.</summary>
    [Ignore]
    public bool IsClearlyNegative => GapHigh < 0;

    [Ignore]
    public bool IsNegative => Gap < 0;
}
