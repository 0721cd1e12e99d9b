using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Heads;

/// <summary>Options of LogisticRegression.</summary>
/// <remarks>C is the inverse strength of the L2 penalty: the objective is C·Σ loss + ½‖W‖², on standardised features.</remarks>
public sealed record LogisticRegressionOptions : HeadOptions
{
    public const string Id = "logistic-regression";

    public override string HeadId => Id;

    [Description("Inverse strength of the penalty; null chooses it on folds of the training part.")]
    [Range(1e-9, 1e9)]
    public double? C { get; init; }

    [Description("Smallest inverse strength tried.")]
    [Range(1e-9, 1e9)]
    public double SmallestC { get; init; } = 1e-5;

    [Description("Largest inverse strength tried.")]
    [Range(1e-9, 1e9)]
    public double LargestC { get; init; } = 10;

    [Description("Values tried for each factor of ten.")]
    [Range(1, 10)]
    public int ValuesPerDecade { get; init; } = 2;

    [Description("Folds of the training part that C is chosen on.")]
    [Range(2, 20)]
    public int Folds { get; init; } = 5;

    [Description("The final fit ends when no component of the gradient of the mean objective is larger.")]
    [Range(1e-7, 1e-1)]
    public double GradientTolerance { get; init; } = 1e-5;

    [Description("Most iterations of one fit.")]
    [Range(1, 100_000)]
    public int MaximumIterations { get; init; } = 1000;
}
