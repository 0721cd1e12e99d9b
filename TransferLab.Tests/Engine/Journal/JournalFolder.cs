using Microsoft.Extensions.Logging.Abstractions;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Tests.Support;
using TransferLab.Victim;

namespace TransferLab.Tests.Engine.Journal;

/// <summary>A data folder of a test's own whose journal is opened, filled, damaged and opened again.</summary>
internal sealed class JournalFolder : IDisposable
{
    private readonly TemporaryFolder? temporary;

    public JournalFolder()
    {
        temporary = new();
        Folder = new(temporary.Path);
    }

    /// <summary>In a folder that somebody else deletes.</summary>
    public JournalFolder(string path) => Folder = new(path);

    public DataFolder Folder { get; }

    public ExperimentJournal Open() => Open(TimeProvider.System);

    public ExperimentJournal Open(TimeProvider time) => new(Folder, time, NullLogger<ExperimentJournal>.Instance);

    public ExperimentJournal Open(JournalMigrations migrations) => new(Folder, TimeProvider.System, NullLogger<ExperimentJournal>.Instance, migrations);

    /// <summary>Runs that finished, each with its result and predictions, the first with the number 0.</summary>
    public static List<RunId> Fill(ExperimentJournal journal, int runs)
    {
        var ids = new List<RunId>();
        for (var number = 0; number < runs; number++)
        {
            ids.Add(Add(journal, number));
        }

        return ids;
    }

    public static RunId Add(ExperimentJournal journal, int number)
    {
        var id = RunId.New(TimeProvider.System);
        journal.Save(Run(id, number), ToyExperiment.Result(number), ToyExperiment.Predictions(number));
        return id;
    }

    public static Run Run(RunId id, int number) =>
        ToyExperiment.FinishedRun(id, JournalVictim.Name(number), number, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number));

    /// <summary>Fails unless the journal has the run with all that belongs to it, as <see cref="Add"/> wrote it.</summary>
    public static void RequireWhole(ExperimentJournal journal, RunId id, int number)
    {
        var summary = Assert.Single(journal.List(), run => run.Id == id);
        Assert.Equal(JournalVictim.Name(number), summary.Name);
        Assert.Equal(RunState.Finished, summary.State);
        Assert.Equal(JournalVictim.Name(number), journal.Find(id)!.Experiment.Name);
        var result = journal.FindResult(id)!;
        Assert.Equal($"Toy {number}", result.DatasetName);
        Assert.Equal(ToyExperiment.Result(number).Evaluation.Accuracy, result.Evaluation.Accuracy);
        var expected = ToyExperiment.Predictions(number);
        var predictions = journal.ReadPredictions(id)!;
        Assert.Equal(expected.Probabilities.Values.ToArray(), predictions.Probabilities.Values.ToArray());
        Assert.Equal(expected.Labels.Values, predictions.Labels.Values);
    }

    public string EntryOf(RunId id) => Path.Combine(Folder.Runs, id.Value, "entry.json");

    /// <summary>A copy of the files as they are now; of an open journal, what a crash would leave.</summary>
    public JournalFolder Copy()
    {
        var copy = new JournalFolder();
        foreach (var directory in Directory.EnumerateDirectories(Folder.Root, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(copy.Folder.Root, Path.GetRelativePath(Folder.Root, directory)));
        }

        foreach (var file in Directory.EnumerateFiles(Folder.Root, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "journal.lock"))
        {
            var target = Path.Combine(copy.Folder.Root, Path.GetRelativePath(Folder.Root, file));
            File.Copy(file, target);
            File.SetLastWriteTimeUtc(target, File.GetLastWriteTimeUtc(file));
        }

        return copy;
    }

    public void Dispose() => temporary?.Dispose();
}
