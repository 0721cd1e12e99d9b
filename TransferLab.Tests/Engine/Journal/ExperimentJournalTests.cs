using System.Text.Json.Nodes;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Tests.Support;
using TransferLab.Victim;

namespace TransferLab.Tests.Engine.Journal;

public sealed class ExperimentJournalTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Save_ThenReopened_EverythingIsThere()
    {
        List<RunId> ids;
        using (var journal = folder.Open())
        {
            ids = JournalFolder.Fill(journal, 5);
        }

        using var again = folder.Open();

        for (var number = 0; number < ids.Count; number++)
        {
            JournalFolder.RequireWhole(again, ids[number], number);
        }

        Assert.Empty(again.Notices);
    }

    [Fact]
    public void Save_AFailedRun_KeepsProblemAndRemedy()
    {
        var id = RunId.New(TimeProvider.System);
        var failure = new RunFailure(UserMessage.Of($"The file {"a.png"} is broken."), UserMessage.Of($"Remove it."), "data", "trace");
        using (var journal = folder.Open())
        {
            journal.Save(JournalFolder.Run(id, 1) with { State = RunState.Failed, Failure = failure });
        }

        using var again = folder.Open();

        Assert.Equal(failure, again.Find(id)!.Failure);
        Assert.Equal(failure.Problem, again.List().Single().Problem);
        Assert.Null(again.FindResult(id));
    }

    [Fact]
    public void List_OfSeveralRuns_IsNewestFirst()
    {
        var clock = new SteppingTime();
        using var journal = folder.Open();
        var ids = new List<RunId>();
        for (var i = 0; i < 4; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            ids.Add(RunId.New(clock));
            journal.Save(JournalFolder.Run(ids[i], i));
        }

        Assert.Equal(Enumerable.Reverse(ids), journal.List().Select(run => run.Id));
    }

    [Fact]
    public void List_FilesOutOfReach_StillAnswers()
    {
        using var journal = folder.Open();
        var ids = JournalFolder.Fill(journal, 20);
        Directory.Move(folder.Folder.Runs, folder.Folder.Root + "/elsewhere");

        var list = journal.List();

        Assert.Equal(20, list.Count);
        Assert.All(list, run => Assert.NotNull(run.Accuracy));
        Assert.Null(journal.ReadPredictions(ids[0]));
    }

    [Fact]
    public void Delete_ThenReopened_RunIsGoneWithItsFiles()
    {
        RunId kept, deleted;
        using (var journal = folder.Open())
        {
            (kept, deleted) = (JournalFolder.Add(journal, 1), JournalFolder.Add(journal, 2));
            journal.Delete(deleted);
            journal.Delete(deleted);
        }

        using var again = folder.Open();

        Assert.Equal(kept, again.List().Single().Id);
        Assert.Null(again.Find(deleted));
        Assert.Equal(kept.Value, Path.GetFileName(Assert.Single(Directory.GetDirectories(folder.Folder.Runs))));
    }

    [Fact]
    public void Open_DeletionWasInterrupted_FinishesIt()
    {
        RunId id;
        using (var journal = folder.Open())
        {
            id = JournalFolder.Add(journal, 1);
        }

        Directory.Move(Path.Combine(folder.Folder.Runs, id.Value), Path.Combine(folder.Folder.Runs, id.Value + ".deleted"));
        using var again = folder.Open();

        Assert.Empty(again.List());
        Assert.Empty(Directory.GetDirectories(folder.Folder.Runs));
        Assert.Empty(again.Notices);
    }

    [Fact]
    public void Open_SecondInstance_IsRefusedNamingFolderAndProcess()
    {
        using var first = folder.Open();

        var refused = Assert.Throws<TransferLabException>(folder.Open);

        Assert.Contains(folder.Folder.Root, refused.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("appsettings.json", refused.Remedy.ToString(), StringComparison.Ordinal);
        JournalFolder.Add(first, 1);
        Assert.Single(first.List());
    }

    [Fact]
    public void Open_FirstInstanceClosed_IsAllowed()
    {
        folder.Open().Dispose();
        using var second = folder.Open();
        Assert.Empty(second.List());
    }

    [Fact]
    public void Open_FilesOfAnotherJournalCopiedIn_AreListed()
    {
        using var other = new JournalFolder();
        RunId own, foreign;
        using (var journal = folder.Open())
        {
            own = JournalFolder.Add(journal, 1);
        }

        using (var journal = other.Open())
        {
            foreign = JournalFolder.Add(journal, 2);
        }

        Directory.Move(Path.Combine(other.Folder.Runs, foreign.Value), Path.Combine(folder.Folder.Runs, foreign.Value));
        using var merged = folder.Open();

        JournalFolder.RequireWhole(merged, own, 1);
        JournalFolder.RequireWhole(merged, foreign, 2);
    }

    [Fact]
    public void Open_OlderEntries_AreUpgraded()
    {
        var id = SaveWithName("old");
        JournalMigrations next = new([entry =>
        {
            entry["run"]!["experiment"]!["name"] = "upgraded";
            return entry;
        }]);

        using var journal = folder.Open(next);

        Assert.Equal("upgraded", journal.Find(id)!.Experiment.Name);
    }

    [Fact]
    public void Open_EntriesOfALaterRelease_AreLeftAlone()
    {
        var id = SaveWithName("from the future");
        var text = EntryText(id);
        text["schemaVersion"] = 2;
        text["somethingNew"] = true;
        File.WriteAllBytes(folder.EntryOf(id), SealedText.Write(text.ToJsonString()));
        var before = File.ReadAllBytes(folder.EntryOf(id));

        using (var journal = folder.Open())
        {
            Assert.Empty(journal.List());
            Assert.Contains("later release", Assert.Single(journal.Notices).Problem.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllBytes(folder.EntryOf(id)));
    }

    [Fact]
    public void ReadPredictions_Damaged_SaysSoAndKeepsTheResult()
    {
        using var journal = folder.Open();
        var id = JournalFolder.Add(journal, 1);
        var file = Path.Combine(folder.Folder.Runs, id.Value, "predictions.bin");
        var bytes = File.ReadAllBytes(file);
        bytes[^3] ^= 4;
        File.WriteAllBytes(file, bytes);

        var damaged = Assert.Throws<TransferLabException>(() => journal.ReadPredictions(id));

        Assert.Contains(id.Value, damaged.Problem.ToString(), StringComparison.Ordinal);
        Assert.NotNull(journal.FindResult(id));
    }

    private RunId SaveWithName(string name)
    {
        using var journal = folder.Open();
        var id = RunId.New(TimeProvider.System);
        journal.Save(ToyExperiment.FinishedRun(id, name, 1, TimeProvider.System.GetUtcNow()));
        return id;
    }

    private JsonObject EntryText(RunId id) => (JsonObject)JsonNode.Parse(SealedText.Read(File.ReadAllBytes(folder.EntryOf(id))))!;
}
