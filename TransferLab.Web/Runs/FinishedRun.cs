using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Runs;

/// <summary>A run with its result and, as long as it is in the library, the data set whose pictures stand behind the numbers.</summary>
public sealed record FinishedRun(Run Run, ExperimentResult Result, Dataset? Dataset)
{
    public RunId Id => Run.Id;
}
