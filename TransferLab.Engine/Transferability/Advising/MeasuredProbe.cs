using CsvHelper.Configuration.Attributes;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>One measured linear probe with what was known before it: a line of <c>measured-probes.csv</c>.</summary>
public sealed record MeasuredProbe
{
    [Name("dataset")]
    public required string Dataset { get; init; }

    [Name("backbone")]
    public required string Backbone { get; init; }

    [Name("classes")]
    public required int Classes { get; init; }

    /// <summary>Pictures that the probe learned from; of folds, of each.</summary>
    [Name("training_pictures")]
    public required int TrainingPictures { get; init; }

    /// <summary>Pictures of the training part that were looked at before.</summary>
    [Name("sample_pictures")]
    public required int SamplePictures { get; init; }

    /// <summary>Pictures that the probe was tested on; of folds, all.</summary>
    [Name("test_pictures")]
    public required int TestPictures { get; init; }

    /// <summary>Left-out accuracy of ridge regression on the sample, 0 to 1.</summary>
    [Name("probe")]
    public required double Probe { get; init; }

    /// <summary>Pictures of the sample among neighbours of their own class, 0 to 1.</summary>
    [Name("neighbours")]
    public required double Neighbours { get; init; }

    /// <summary>Accuracy of logistic regression on the test pictures, 0 to 1.</summary>
    [Name("accuracy")]
    public required double Accuracy { get; init; }

    [Name("parameters"), Optional]
    public long? Parameters { get; init; }

    [Name("imagenet"), Optional]
    public double? ImageNetAccuracyPercent { get; init; }
}
