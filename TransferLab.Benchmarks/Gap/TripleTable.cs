using System.Globalization;
using TransferLab.Engine.Evaluation;

namespace TransferLab.Benchmarks.Gap;

/// <summary>The outcomes as a table: one row for each backbone, task, number of labels and seed.</summary>
internal static class TripleTable
{
    private const string Header =
        "backbone,dataset,labels_per_class,seed,classes,training_pictures,test_pictures,transfer_accuracy,scratch_pixels,scratch_cnn,scratch_accuracy,gap,gap_low,gap_high";

    public static double Accuracy(bool[] right) => right.Count(answer => answer) / (double)right.Length;

    public static IEnumerable<string> Rows(IReadOnlyList<TripleTask> tasks, IReadOnlyList<string> backbones, int seeds, OutcomeLog log) =>
        from backbone in backbones
        from task in tasks
        from perClass in task.LabelCounts
        from seed in Enumerable.Range(1, seeds)
        let row = Row(task, backbone, perClass, seed, seeds, log)
        where row is not null
        select row;

    public static string Text(IEnumerable<string> rows) => string.Join('\n', rows.Prepend(Header)) + "\n";

    private static string? Row(TripleTask task, string backbone, int perClass, int seed, int seeds, OutcomeLog log)
    {
        if (log.Find(task.Key(backbone, perClass, seed)) is not { } transfer
            || log.Find(task.Key(TripleTask.Pixels, perClass, seed)) is not { } pixels
            || log.Find(task.Key(TripleTask.Network, perClass, seed)) is not { } network)
        {
            return null;
        }

        var scratch = Strongest(task, perClass, seed, seeds, log) == TripleTask.Pixels ? pixels : network;
        var gap = PairedDifference.Of(transfer, scratch, 0.95);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{backbone},{task.Id},{perClass},{seed},{task.Dataset.Classes.Count},{task.Training(perClass, seed).Count},{transfer.Length},{Accuracy(transfer):0.####},{Accuracy(pixels):0.####},{Accuracy(network):0.####},{Accuracy(scratch):0.####},{gap.Value:0.####},{gap.Low:0.####},{gap.High:0.####}");
    }

    /// <summary>Chosen by what the other seeds say, so that the luck of this one does not choose; by itself as long as there is no other.</summary>
    private static string Strongest(TripleTask task, int perClass, int seed, int seeds, OutcomeLog log)
    {
        double Mean(string arm) => Enumerable.Range(1, seeds)
            .Where(other => other != seed)
            .Select(other => log.Find(task.Key(arm, perClass, other)))
            .OfType<bool[]>()
            .DefaultIfEmpty(log.Find(task.Key(arm, perClass, seed))!)
            .Average(Accuracy);
        return Mean(TripleTask.Pixels) >= Mean(TripleTask.Network) ? TripleTask.Pixels : TripleTask.Network;
    }
}
