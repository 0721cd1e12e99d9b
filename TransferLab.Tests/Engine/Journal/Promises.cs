using System.Globalization;
using TransferLab.Engine.Experiments;

namespace TransferLab.Tests.Engine.Journal;

/// <summary>What a process that was killed had said of its journal.</summary>
internal sealed class Promises
{
    private readonly Dictionary<RunId, int> saved = [];
    private readonly List<RunId> deleted = [];

    public void Note(string line)
    {
        var parts = line.Split(' ');
        // The last line may be cut in the middle.
        if (parts.Length != 2 || !RunId.TryParse(parts[1], out var id))
        {
            return;
        }

        if (line[0] == '-')
        {
            saved.Remove(id);
            deleted.Add(id);
        }
        else
        {
            saved[id] = int.Parse(parts[0], CultureInfo.InvariantCulture);
        }
    }

    public void RequireKept(JournalFolder folder)
    {
        using var journal = folder.Open();
        Assert.Empty(journal.Notices);
        Assert.DoesNotContain(journal.List(), run => deleted.Contains(run.Id));
        foreach (var (id, number) in saved)
        {
            // Deleted in the moment of the kill, before that could be said.
            if (number % 7 == 0 && journal.Find(id) is null)
            {
                continue;
            }

            JournalFolder.RequireWhole(journal, id, number);
        }
    }
}
