using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Datasets;

/// <summary>How to split a data set; part of an experiment's specification.</summary>
public sealed record SplitOptions
{
    /// <summary>Default: decided by the data set, see <c>docs/methods/splits.md</c>.</summary>
    public SplitMode Mode { get; init; } = SplitMode.Automatic;

    /// <summary>Share of each class that is set apart for the test, where one test part is drawn. Default 0.2.</summary>
    [Range(0.01, 0.9)]
    public double TestFraction { get; init; } = 0.2;

    /// <summary>Folds of a cross-validation. Default 5.</summary>
    [Range(2, 20)]
    public int Folds { get; init; } = 5;

    /// <summary>Below this many pictures folds are used. Default 1000.</summary>
    [Range(0, int.MaxValue)]
    public int SmallDataset { get; init; } = 1000;

    /// <summary>Folds are also used where a class would keep fewer test pictures than this, up to <see cref="LargeDataset"/>. Default 30.</summary>
    [Range(0, int.MaxValue)]
    public int FewTestPictures { get; init; } = 30;

    /// <summary>From this many pictures on folds are used only when asked for. Default 10,000.</summary>
    [Range(0, int.MaxValue)]
    public int LargeDataset { get; init; } = 10_000;

    /// <summary>Default: a <c>val/</c> folder is joined to the training part.</summary>
    public ValidationUse Validation { get; init; } = ValidationUse.Train;
}
