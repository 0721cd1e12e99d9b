using System.IO.Compression;
using System.Numerics.Tensors;
using TransferLab.Engine.Backbones.Bundled.Recipes;
using TransferLab.Engine.Features;

namespace TransferLab.Tests.Support.Probes;

/// <summary>The twenty runs of Omniglot's one-shot task: twenty characters of one alphabet, each shown once, and twenty to be recognised.</summary>
/// <remarks>Source: Lake, Salakhutdinov &amp; Tenenbaum, "Human-level concept learning through probabilistic program induction", Science 2015.</remarks>
internal sealed class OneShotRuns
{
    private const string Archive = "all_runs.zip";

    private readonly Dictionary<string, int> rows = [];
    private readonly IReadOnlyList<(string Item, string Answer)> answers;

    public OneShotRuns()
    {
        Pictures = new();
        Pictures.Add(Assets.Data(""), new() { Archive = Archive });
        for (var i = 0; i < Pictures.Count; i++)
        {
            rows[Pictures.Name(i)[(Archive.Length + 1)..]] = i;
        }

        using var zip = ZipFile.OpenRead(Assets.Data(Archive));
        answers = [.. zip.Entries.Where(entry => entry.Name == "class_labels.txt").SelectMany(Lines).Select(line => (line[0], line[1]))];
    }

    /// <summary>All pictures of all runs.</summary>
    public RecipePictures Pictures { get; }

    /// <summary>Percent that are taken for another character: the nearest shown one counts, by the angle between them.</summary>
    /// <param name="features">Of <see cref="Pictures"/>.</param>
    public double ErrorPercent(FeatureMatrix features)
    {
        var wrong = 0;
        foreach (var run in answers.GroupBy(answer => answer.Item.Split('/')[0]))
        {
            var shown = rows.Where(pair => pair.Key.StartsWith($"{run.Key}/training/", StringComparison.Ordinal)).ToList();
            wrong += run.Count(answer => shown.MaxBy(pair => Likeness(features, pair.Value, rows[answer.Item])).Key != answer.Answer);
        }

        return 100.0 * wrong / answers.Count;
    }

    private static float Likeness(FeatureMatrix features, int one, int other) => TensorPrimitives.CosineSimilarity(features.Row(one), features.Row(other));

    private static List<string[]> Lines(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' '))];
    }
}
