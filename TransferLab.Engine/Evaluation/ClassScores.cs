namespace TransferLab.Engine.Evaluation;

/// <summary>Counts per class: examples, predictions, hits.</summary>
internal sealed class ClassScores(Predictions predictions)
{
    private readonly int[] predicted = [.. Enumerable.Range(0, predictions.Count).Select(predictions.Predicted)];

    public static IReadOnlyList<ClassMetrics> Of(Predictions predictions, double confidence)
    {
        var (examples, taken, correct) = new ClassScores(predictions).Count([.. Enumerable.Range(0, predictions.Count)]);
        return [.. Enumerable.Range(0, predictions.Labels.ClassCount).Select(c => new ClassMetrics(
            c,
            examples[c],
            taken[c],
            correct[c],
            examples[c] > 0 ? WilsonInterval.Of(correct[c], examples[c], confidence) : null,
            taken[c] > 0 ? WilsonInterval.Of(correct[c], taken[c], confidence) : null,
            examples[c] > 0 ? 2.0 * correct[c] / (examples[c] + taken[c]) : null))];
    }

    /// <summary>Mean of 2·hits / (examples + predictions) over the classes that have an example.</summary>
    public double MacroF1(int[] rows)
    {
        var (examples, taken, correct) = Count(rows);
        var (sum, classes) = (0.0, 0);
        for (var c = 0; c < examples.Length; c++)
        {
            if (examples[c] > 0)
            {
                sum += 2.0 * correct[c] / (examples[c] + taken[c]);
                classes++;
            }
        }

        return sum / classes;
    }

    private (int[] Examples, int[] Predicted, int[] Correct) Count(int[] rows)
    {
        var classes = predictions.Labels.ClassCount;
        var (examples, taken, correct) = (new int[classes], new int[classes], new int[classes]);
        foreach (var i in rows)
        {
            var actual = predictions.Labels[i];
            examples[actual]++;
            taken[predicted[i]]++;
            correct[actual] += predicted[i] == actual ? 1 : 0;
        }

        return (examples, taken, correct);
    }
}
