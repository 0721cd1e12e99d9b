using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TransferLab.Engine.Journal;

/// <summary>Opens a journal, whatever state it was left in: a damaged database is set aside and made anew from the entry files.</summary>
internal sealed class JournalOpening(DataFolder folder, JournalFile file, EntryFiles files, TimeProvider time, ILogger log)
{
    public JournalContents Open()
    {
        var image = file.Read(out var isDamaged);
        var aside = isDamaged ? file.SetAside(time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)) : null;
        var database = new JournalDatabase(image);
        var alignment = new JournalAlignment(files, database, time, log);
        alignment.Align();
        return new(database, alignment.Summaries, alignment.Changes > 0, [.. Notices(alignment, isDamaged, aside)]);
    }

    private IEnumerable<JournalNotice> Notices(JournalAlignment alignment, bool isDamaged, string? aside)
    {
        if (isDamaged)
        {
            yield return new(
                UserMessage.Of($"The journal's database was damaged. It was made anew from the runs' own files: {alignment.Summaries.Count} runs are there."),
                aside is null
                    ? UserMessage.Of($"There is nothing to do.")
                    : UserMessage.Of($"There is nothing to do. The damaged file was kept as {aside}."));
        }

        if (alignment.Restored > 0)
        {
            yield return new(
                UserMessage.Of($"The files of {alignment.Restored} runs were missing or damaged and were restored from the journal's database."),
                UserMessage.Of($"There is nothing to do; but check the disk if this happens again."));
        }

        foreach (var run in alignment.Lost)
        {
            yield return new(
                UserMessage.Of($"The record of run {run.Value} is damaged, and there is no copy of it."),
                UserMessage.Of($"What is left of it is in {folder.Runs}. Run the experiment again if you need it."));
        }

        if (alignment.Newer > 0)
        {
            yield return new(
                UserMessage.Of($"{alignment.Newer} runs were recorded by a later release of TransferLab and are not shown."),
                UserMessage.Of($"Install that release to see them; they are left as they are."));
        }
    }
}
