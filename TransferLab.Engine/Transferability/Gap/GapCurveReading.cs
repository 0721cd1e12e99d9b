namespace TransferLab.Engine.Transferability.Gap;

/// <summary>Says in a sentence how the gap changes with the number of labels.</summary>
internal static class GapCurveReading
{
    public static UserMessage Of(IReadOnlyList<GapPoint> points, GapCrossing? crossing)
    {
        var last = points[^1];
        return crossing switch
        {
            { Low: { } low, High: { } high } => UserMessage.Of(
                $"From about {Rounded(crossing.LabelsPerClass)} labels a class on (between {Rounded(low)} and {Rounded(high)}), starting from scratch is as good."),
            { Low: { } low } => UserMessage.Of(
                $"From about {Rounded(crossing.LabelsPerClass)} labels a class on, starting from scratch is as good; at least {Rounded(low)} are needed, how many at most is not sure."),
            { High: { } high } => UserMessage.Of(
                $"From about {Rounded(crossing.LabelsPerClass)} labels a class on, starting from scratch is as good; it may be with fewer, and {Rounded(high)} are enough."),
            { } => UserMessage.Of(
                $"Somewhere around {Rounded(crossing.LabelsPerClass)} labels a class, starting from scratch becomes as good; the measurement is too uncertain to say more."),
            null when points.Count < 2 => UserMessage.Of($"There are too few labels to see how the difference changes with them."),
            null when last.Gap.Value > 0 && points.LastOrDefault(point => point.Gap.Value <= 0) is { } behind => last.Gap.Low > 0
                ? UserMessage.Of($"From about {points.First(point => point.LabelsPerClass > behind.LabelsPerClass).LabelsPerClass} labels a class on, transfer is ahead; with {behind.LabelsPerClass}, it is not.")
                : UserMessage.Of($"With {last.LabelsPerClass} labels a class the two can hardly be told apart; with {behind.LabelsPerClass}, transfer is not ahead."),
            null when last.Gap.Value > 0 && last.Gap.Low > 0 => UserMessage.Of(
                $"Transfer is ahead at every number of labels measured, up to {last.LabelsPerClass} a class."),
            null when last.Gap.Value > 0 => UserMessage.Of(
                $"With {last.LabelsPerClass} labels a class the two can hardly be told apart any more; with fewer, transfer is ahead."),
            null => UserMessage.Of($"At every number of labels measured, from {points[0].LabelsPerClass} a class on, starting from scratch is at least as good."),
        };
    }

    /// <summary>To two digits: more would claim too much.</summary>
    internal static int Rounded(double labels)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, labels))) - 1));
        return (int)(Math.Round(labels / unit) * unit);
    }
}
