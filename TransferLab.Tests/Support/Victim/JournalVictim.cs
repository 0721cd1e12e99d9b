using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;

namespace TransferLab.Victim;

/// <summary>Writes runs into a journal for ever; says the number and id of each once the journal has promised to keep it.</summary>
public static class JournalVictim
{
    public static int Write(string folder, int first)
    {
        using var journal = new ExperimentJournal(new DataFolder(folder), TimeProvider.System, NullLogger<ExperimentJournal>.Instance);
        for (var number = first; ; number++)
        {
            try
            {
                Write(journal, number);
            }
            catch (TransferLabException full)
            {
                Console.WriteLine($"! {full.Problem}");
                Thread.Sleep(50);
            }
        }
    }

    // Each run is recorded several times, as a queue does, so that replacing is interrupted too.
    private static void Write(ExperimentJournal journal, int number)
    {
        var id = RunId.New(TimeProvider.System);
        var run = ToyExperiment.FinishedRun(id, Name(number), number, TimeProvider.System.GetUtcNow());
        journal.Save(run with { State = RunState.Queued });
        journal.Save(run with { State = RunState.Running });
        journal.Save(run, ToyExperiment.Result(number), ToyExperiment.Predictions(number));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {id}"));
        if (number % 7 == 0)
        {
            journal.Delete(id);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"-{number} {id}"));
        }
    }

    /// <summary>Of changing length, so that pages fill differently.</summary>
    public static string Name(int number) => $"Run {number} " + new string('x', number * 37 % 150);
}
