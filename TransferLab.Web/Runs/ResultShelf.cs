using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;

namespace TransferLab.Web.Runs;

/// <summary>Fetches results for pages. Reads files, so never on the thread of a page.</summary>
public sealed class ResultShelf(ExperimentJournal journal, DatasetLibrary datasets)
{
    /// <summary>Null where there is no such run, or none that finished.</summary>
    /// <exception cref="TransferLabException">Its record is damaged.</exception>
    public Task<FinishedRun?> FindAsync(RunId id) => Task.Run(() =>
        journal.Find(id) is { } run && journal.FindResult(id) is { } result
            ? new FinishedRun(run, result, Dataset(run.Experiment.Dataset))
            : null);

    /// <summary>What was predicted for each test example; null where the run has no predictions.</summary>
    /// <exception cref="TransferLabException">Their file is damaged.</exception>
    public Task<Predictions?> PredictionsAsync(RunId id) => Task.Run(() => journal.ReadPredictions(id));

    private Dataset? Dataset(DatasetReference reference)
    {
        try
        {
            var dataset = datasets.Open(reference.Id);
            return dataset.Version == reference.Version ? dataset : null;
        }
        catch (TransferLabException)
        {
            // Deleted or damaged: the numbers stand without their pictures.
            return null;
        }
    }
}
