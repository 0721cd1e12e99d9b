using System.Diagnostics;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Journal;

/// <summary>A full disk: a clear message, nothing lost, and the app goes on when there is space again.</summary>
public sealed class JournalDiskTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Save_ProcessMayWriteNoMore_SaysSoAndGoesOnLater()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits of a running process are set with prlimit.");
        var promises = new Promises();
        // Without the signal, writing past the limit fails as on a full disk; the runtime's own mappings must not count.
        string[] limited = ["env", "DOTNET_EnableWriteXorExecute=0", "bash", "-c", "trap '' XFSZ; exec \"$@\"", "bash"];
        using (var victim = VictimProcess.Start(limited, ["journal", folder.Folder.Root, "1"]))
        {
            promises.Note(victim.ReadLine());
            Limit(victim, "1:");
            var full = Until(victim, promises, line => line[0] == '!');
            Limit(victim, "unlimited:");
            Until(victim, promises, line => line[0] != '!');
            victim.Kill();

            Assert.Contains("disk is full", full, StringComparison.Ordinal);
            foreach (var line in victim.RemainingLines())
            {
                promises.Note(line);
            }
        }

        promises.RequireKept(folder);
    }

    [Fact]
    public void Save_DiskFull_SaysSoKeepsAllAndGoesOnLater()
    {
        using var small = SmallDisk.Mount(megabytes: 2);
        Assert.SkipWhen(small is null, "Mounting a small disk needs root.");
        using var onDisk = new JournalFolder(small.Path);
        var saved = new List<RunId>();
        var clock = new SteppingTime();
        using (var journal = onDisk.Open(clock))
        {
            saved.AddRange(JournalFolder.Fill(journal, 5));
            var ballast = Path.Combine(small.Path, "ballast");
            FillUp(ballast);
            var refused = Assert.Throws<TransferLabException>((Action)(() => FillUp(journal, saved)));
            Assert.Contains("disk is full", refused.Problem.ToString(), StringComparison.Ordinal);
            Assert.Contains("Free some space", refused.Remedy.ToString(), StringComparison.Ordinal);

            File.Delete(ballast);
            clock.Advance(TimeSpan.FromMinutes(1));
            saved.Add(JournalFolder.Add(journal, saved.Count));
        }

        using var again = onDisk.Open();
        Assert.Empty(again.Notices);
        for (var number = 0; number < saved.Count; number++)
        {
            JournalFolder.RequireWhole(again, saved[number], number);
        }
    }

    private static void FillUp(ExperimentJournal journal, List<RunId> saved)
    {
        while (true)
        {
            saved.Add(JournalFolder.Add(journal, saved.Count));
        }
    }

    private static void FillUp(string ballast)
    {
        using var file = File.Create(ballast);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full, but for a few pages.
            file.SetLength(Math.Max(0, file.Length - 65_536));
        }
    }

    private static string Until(VictimProcess victim, Promises promises, Func<string, bool> wanted)
    {
        while (true)
        {
            var line = victim.ReadLine();
            promises.Note(line);
            if (wanted(line))
            {
                return line;
            }
        }
    }

    private static void Limit(VictimProcess victim, string fileSize)
    {
        using var process = Process.Start("prlimit", ["--pid", victim.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), $"--fsize={fileSize}"]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
