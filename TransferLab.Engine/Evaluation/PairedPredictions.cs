namespace TransferLab.Engine.Evaluation;

/// <summary>Two classifiers on the same test pictures: judged picture by picture, a difference shows that overlapping intervals hide.</summary>
public static class PairedPredictions
{
    /// <returns>Accuracy of the first minus accuracy of the second, with the interval of the paired difference; null where they were not tested on
    /// the same pictures.</returns>
    public static Estimate? Advantage(Predictions first, Predictions second, double confidence)
    {
        if (first.Count != second.Count)
        {
            return null;
        }

        var rightOfSecond = new Dictionary<int, bool>();
        for (var index = 0; index < second.Count; index++)
        {
            rightOfSecond[second.Rows[index]] = second.IsCorrect(index);
        }

        var (mine, other) = (new bool[first.Count], new bool[first.Count]);
        for (var index = 0; index < first.Count; index++)
        {
            if (!rightOfSecond.TryGetValue(first.Rows[index], out other[index]))
            {
                return null;
            }

            mine[index] = first.IsCorrect(index);
        }

        return PairedDifference.Of(mine, other, confidence);
    }
}
