using System.Globalization;
using TransferLab.Engine;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Journal;

/// <summary>A process that writes into a journal is killed; what it was promised must be there.</summary>
public sealed class JournalCrashTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Kill_WhileWriting_WhatWasAcknowledgedIsThere() => KillAndCheck(times: 3, seed: 1);

    [HeavyFact]
    public void Kill_ManyTimesAtRandomMoments_WhatWasAcknowledgedIsThere() => KillAndCheck(times: 20, seed: 2);

    [Fact]
    public void Open_WhileAnotherProcessHasTheFolder_IsRefusedUntilThatIsKilled()
    {
        using var other = VictimProcess.Start("journal", folder.Folder.Root, "1");
        other.ReadLine();

        var refused = Assert.Throws<TransferLabException>(folder.Open);
        other.Kill();
        using var journal = folder.Open();

        Assert.Contains(other.Id.ToString(CultureInfo.InvariantCulture), refused.Problem.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(journal.List());
    }

    private void KillAndCheck(int times, int seed)
    {
        var random = new Random(seed);
        var promises = new Promises();
        for (var time = 0; time < times; time++)
        {
            using (var victim = VictimProcess.Start("journal", folder.Folder.Root, (1 + (1000 * time)).ToString(CultureInfo.InvariantCulture)))
            {
                var first = victim.ReadLine();
                Thread.Sleep(random.Next(5, 400));
                victim.Kill();
                foreach (var line in victim.RemainingLines().Prepend(first))
                {
                    promises.Note(line);
                }
            }

            promises.RequireKept(folder);
        }
    }
}
