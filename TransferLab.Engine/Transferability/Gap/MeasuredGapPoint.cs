using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>The runs with one number of labels.</summary>
/// <param name="LabelsPerClass">As asked for.</param>
/// <param name="TrainingExamples">As many as there were.</param>
/// <param name="Strongest">The way from nothing that was chosen.</param>
/// <param name="Runs">At least one.</param>
internal sealed record MeasuredGapPoint(int LabelsPerClass, int TrainingExamples, ScratchMethod Strongest, IReadOnlyList<GapRun> Runs)
{
    public GapPoint Summarise(double confidence) => new(
        LabelsPerClass,
        TrainingExamples,
        Accuracy(run => run.Transfer, confidence),
        Accuracy(run => run.Scratch, confidence),
        Strongest,
        GapInterval.Of(Runs, confidence));

    /// <summary>Mean over the runs; the interval counts each picture once.</summary>
    public Estimate Accuracy(Func<GapRun, IReadOnlyList<bool>> answers, double confidence)
    {
        var pictures = Runs.SelectMany(run => run.Pictures).Distinct().Count();
        var right = Runs.Sum(run => answers(run).Count(answer => answer)) / (double)Runs.Sum(run => run.Pictures.Count);
        return WilsonInterval.Of(Math.Min(pictures, right * pictures), pictures, confidence);
    }

    /// <summary>Of each test picture, the mean difference over its runs; in the order of the pictures.</summary>
    public double[] DifferencesByPicture() => [.. Runs
        .SelectMany(run => run.Pictures.Zip(run.Differences()))
        .GroupBy(pair => pair.First, pair => pair.Second)
        .OrderBy(group => group.Key)
        .Select(group => group.Average())];
}
