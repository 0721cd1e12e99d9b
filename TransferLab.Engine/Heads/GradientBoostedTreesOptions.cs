using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Heads;

/// <summary>Options of GradientBoostedTrees.</summary>
public sealed record GradientBoostedTreesOptions : HeadOptions
{
    public const string Id = "lightgbm";

    public override string HeadId => Id;

    [Description("Trees per class.")]
    [Range(1, 5000)]
    public int Trees { get; init; } = 100;

    [Description("Most leaves of a tree.")]
    [Range(2, 1024)]
    public int Leaves { get; init; } = 15;

    [Description("Part of each tree's answer that is added.")]
    [Range(0.001, 1)]
    public double LearningRate { get; init; } = 0.1;

    [Description("Fewest examples in a leaf; null chooses it from the number of examples.")]
    [Range(1, 100_000)]
    public int? ExamplesPerLeaf { get; init; }
}
