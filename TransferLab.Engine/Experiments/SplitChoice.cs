using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using TransferLab.Engine.Datasets;

namespace TransferLab.Engine.Experiments;

/// <summary>How the examples are divided; all draws are stratified by class.</summary>
public sealed record SplitChoice
{
    [Description("automatic: the data set's own test part where it has one; else folds for small data, else a held-out part.")]
    public SplitMode Mode { get; init; } = SplitMode.Automatic;

    [Description("Part of each class that is held out for the test.")]
    [Range(0.01, 0.9)]
    public double TestFraction { get; init; } = 0.2;

    [Description("Folds of a cross-validation.")]
    [Range(2, 20)]
    public int Folds { get; init; } = 5;

    [Description("What becomes of a validation part that the data set brings.")]
    public ValidationUse Validation { get; init; } = ValidationUse.Train;

    [Description("Decides the draw.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; }

    public SplitOptions ToOptions() => new()
    {
        Mode = Mode,
        TestFraction = TestFraction,
        Folds = Folds,
        Validation = Validation,
    };
}
