using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Experiments;

/// <summary>How the examples are divided; all draws are stratified by class.</summary>
public sealed record SplitChoice
{
    [Description("automatic: the data set's own test set where it has one; else folds for small data, else a held-out part.")]
    public SplitMethod Method { get; init; } = SplitMethod.Automatic;

    [Description("Part of the examples that is held out for the test.")]
    [Range(0.05, 0.9)]
    public double TestFraction { get; init; } = 0.2;

    [Description("Folds of a cross-validation.")]
    [Range(2, 20)]
    public int Folds { get; init; } = 5;

    [Description("Decides the draw.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; }
}
