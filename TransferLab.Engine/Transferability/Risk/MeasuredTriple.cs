using CsvHelper.Configuration.Attributes;

namespace TransferLab.Engine.Transferability.Risk;

/// <summary>One measured case: a backbone on a data set with so many labels per class, transfer against training from scratch. A line of <c>measured-triples.csv</c>.</summary>
/// <remarks>Accuracies are parts of 1 on the same test pictures. Columns that this reader does not know are passed over.</remarks>
public sealed record MeasuredTriple
{
    [Name("backbone")]
    public required string Backbone { get; init; }

    [Name("dataset")]
    public required string Dataset { get; init; }

    /// <summary>Pictures per class that were learned from.</summary>
    [Name("labels_per_class")]
    public required int LabelsPerClass { get; init; }

    [Name("seed")]
    public required int Seed { get; init; }

    [Name("classes")]
    public required int Classes { get; init; }

    [Name("training_pictures")]
    public required int TrainingPictures { get; init; }

    [Name("test_pictures")]
    public required int TestPictures { get; init; }

    [Name("transfer_accuracy")]
    public required double TransferAccuracy { get; init; }

    /// <summary>Of the strongest contender from scratch.</summary>
    [Name("scratch_accuracy")]
    public required double ScratchAccuracy { get; init; }

    /// <summary>Transfer minus scratch, in points: below 0 transfer hurts.</summary>
    [Name("gap_points")]
    public required double GapPoints { get; init; }

    /// <summary>Lower end of the paired 95 % interval, in points.</summary>
    [Name("gap_low")]
    public required double GapLow { get; init; }

    [Name("gap_high")]
    public required double GapHigh { get; init; }

    /// <summary>Transfer is clearly worse: the whole interval lies below 0.</summary>
    [Ignore]
    public bool IsClearlyNegative => GapHigh < 0;

    [Ignore]
    public bool IsNegative => GapPoints < 0;
}
