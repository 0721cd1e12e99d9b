using System.Globalization;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;

namespace TransferLab.Web.Runs;

/// <summary>Picks and sorts runs for a list. Thousands cost some milliseconds.</summary>
public static class RunListing
{
    public static IReadOnlyList<RunSummary> Of(IReadOnlyList<RunSummary> runs, RunFilter filter, RunNames names)
    {
        var words = filter.Search.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var chosen = runs.Where(run => (filter.State is null || run.State == filter.State) && Array.TrueForAll(words, word => Mentions(run, word, names)));
        return filter is { Sort: RunSort.Newest, Reversed: false } ? [.. chosen] : Sorted([.. chosen], filter);
    }

    /// <summary>As the user called the data set; its id before the run has ended.</summary>
    public static string DatasetOf(RunSummary run) => run.DatasetName ?? run.DatasetId;

    private static List<RunSummary> Sorted(List<RunSummary> runs, RunFilter filter)
    {
        runs.Sort((one, other) =>
        {
            var order = filter.Sort switch
            {
                RunSort.Accuracy => ByAccuracy(one, other, filter.Reversed),
                RunSort.Name => Turned(Compare(one.Name, other.Name), filter.Reversed),
                RunSort.Dataset => Turned(Compare(DatasetOf(one), DatasetOf(other)), filter.Reversed),
                _ => Turned(Later(one, other), filter.Reversed),
            };
            return order != 0 ? order : Later(one, other);
        });
        return runs;
    }

    /// <summary>What has no accuracy comes last, whichever way round.</summary>
    private static int ByAccuracy(RunSummary one, RunSummary other, bool reversed) => (one.Accuracy, other.Accuracy) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (first, second) => Turned(second.Value.CompareTo(first.Value), reversed),
    };

    private static bool Mentions(RunSummary run, string word, RunNames names) =>
        Contains(run.Name, word)
        || Contains(DatasetOf(run), word)
        || Contains(run.BackboneId, word)
        || Contains(names.Method(run.Technique, run.Head), word);

    // Accents and capitals make no difference to someone who searches.
    private static bool Contains(string? text, string word) => text is not null
        && CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private static int Compare(string one, string other) => CultureInfo.CurrentCulture.CompareInfo.Compare(one, other, CompareOptions.IgnoreCase);

    private static int Later(RunSummary one, RunSummary other) => string.CompareOrdinal(other.Id.Value, one.Id.Value);

    private static int Turned(int order, bool reversed) => reversed ? -order : order;
}
