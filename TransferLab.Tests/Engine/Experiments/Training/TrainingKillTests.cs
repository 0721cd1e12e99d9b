using TransferLab.Tests.Support;
using TransferLab.Victim;

namespace TransferLab.Tests.Engine.Experiments.Training;

public sealed class TrainingKillTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [HeavyTheory, InlineData(TrainingVictim.FromScratch), InlineData(TrainingVictim.FineTuning)]
    public void Run_KilledTwiceInTheMiddleOfAnEpoch_EndsWithTheVerySameWeights(string technique)
    {
        var pictures = ToyPictures.Write(folder["pictures"]);
        var whole = Work(folder["whole"], pictures, technique)[^1];

        KillAt(epoch: 2, folder["broken"], pictures, technique, out _);
        KillAt(epoch: 4, folder["broken"], pictures, technique, out var second);
        var last = Work(folder["broken"], pictures, technique);

        Assert.StartsWith("model ", whole, StringComparison.Ordinal);
        Assert.Equal(whole, last[^1]);
        // The second and third start went on where the one before had been, not from the beginning.
        Assert.All(second, line => Assert.True(EpochOf(line) >= 2, line));
        Assert.All(last.Where(line => line.StartsWith("at ", StringComparison.Ordinal)), line => Assert.True(EpochOf(line) >= 4, line));
    }

    private static void KillAt(int epoch, string data, string pictures, string technique, out List<string> said)
    {
        using var process = VictimProcess.Start("training", data, pictures, technique);
        said = [];
        do
        {
            said.Add(process.ReadLine());
        }
        while (!IsInside(said[^1], epoch));
        process.Kill();
    }

    private static IReadOnlyList<string> Work(string data, string pictures, string technique)
    {
        using var process = VictimProcess.Start("training", data, pictures, technique);
        return process.RemainingLines();
    }

    /// <summary>In the middle of that epoch or a later one: steps of it are done, others are to come.</summary>
    private static bool IsInside(string line, int epoch) =>
        line.StartsWith("at ", StringComparison.Ordinal) && EpochOf(line) >= epoch && EpochOf(line) < TrainingVictim.Epochs && int.Parse(line.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture) is > 0 and < 8;

    private static int EpochOf(string line) => int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
}
