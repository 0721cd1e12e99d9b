using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Experiments;

/// <summary>At which numbers of labels the accuracy is measured.</summary>
public sealed record LearningCurveChoice
{
    [Description("Labelled examples per class at each point; empty chooses them from the size of the training part.")]
    [Items(1, 10_000_000)]
    public IReadOnlyList<int> LabelsPerClass { get; init; } = [];

    [Description("Random draws per point.")]
    [Range(1, 50)]
    public int Repeats { get; init; } = 3;
}
