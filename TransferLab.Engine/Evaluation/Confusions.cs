namespace TransferLab.Engine.Evaluation;

/// <summary>Which examples were taken for what.</summary>
internal static class Confusions
{
    public static ConfusionMatrix Of(Predictions predictions)
    {
        var cells = Enumerable.Range(0, predictions.Count)
            .GroupBy(i => (Actual: predictions.Labels[i], Predicted: predictions.Predicted(i)))
            .OrderBy(cell => cell.Key)
            .Select(cell => new ConfusionCell(
                cell.Key.Actual,
                cell.Key.Predicted,
                [.. cell.OrderByDescending(predictions.Confidence).ThenBy(i => predictions.Rows[i]).Select(i => predictions.Rows[i])]));
        return new(predictions.Labels.ClassCount, [.. cells]);
    }

    /// <summary>The surest wrong answers, the surest first.</summary>
    public static IReadOnlyList<Mistake> Mistakes(Predictions predictions, int most) =>
    [
        .. Enumerable.Range(0, predictions.Count)
            .Where(i => !predictions.IsCorrect(i))
            .OrderByDescending(predictions.Confidence)
            .ThenBy(i => predictions.Rows[i])
            .Take(most)
            .Select(i => new Mistake(
                predictions.Rows[i],
                predictions.Labels[i],
                predictions.Predicted(i),
                predictions.Confidence(i),
                predictions.Probabilities[i, predictions.Labels[i]])),
    ];
}
