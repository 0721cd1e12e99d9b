using System.Globalization;

namespace TransferLab.Web.Languages;

/// <summary>Numbers, times and durations as people read them, in the language of the page. The units are the same in both languages.</summary>
public static class Amounts
{
    private const char NoBreak = '\u00a0';

    /// <param name="share">Between 0 and 1.</param>
    public static string Percent(double share, int decimals = 1) =>
        $"{Number(share * 100, decimals)}{PercentSign}";

    /// <summary>With the space before it, at which no line breaks: in French a narrow one, as in all texts.</summary>
    public static string PercentSign => CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "fr" ? "\u202f%" : $"{NoBreak}%";

    /// <summary>What rounds to zero has no sign.</summary>
    public static string Number(double value, int decimals) =>
        (Math.Abs(value) < 0.5 * Math.Pow(10, -decimals) ? 0 : value).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);

    public static string Count(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A day on the clocks of the machine that runs the app: <c>31 Jan 2026</c>.</summary>
    public static string Day(DateTimeOffset time) => time.ToLocalTime().ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>The same to the minute: <c>31 Jan 2026, 14:05</c>.</summary>
    public static string Moment(DateTimeOffset time) => time.ToLocalTime().ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>The two largest units: <c>12 s</c>, <c>3 min 20 s</c>, <c>1 h 05 min</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        var seconds = (long)Math.Round(Math.Max(0, time.TotalSeconds));
        var (minutes, hours) = (seconds / 60, seconds / 3600);
        return seconds switch
        {
            0 when time > TimeSpan.Zero => $"<{NoBreak}1{NoBreak}s",
            < 60 => $"{seconds}{NoBreak}s",
            < 600 when seconds % 60 > 0 => $"{minutes}{NoBreak}min{NoBreak}{seconds % 60:00}{NoBreak}s",
            < 3600 => $"{minutes}{NoBreak}min",
            _ when minutes % 60 == 0 => $"{hours}{NoBreak}h",
            _ => $"{hours}{NoBreak}h{NoBreak}{minutes % 60:00}{NoBreak}min",
        };
    }

    /// <summary>An estimate is no stop-watch: whole seconds to 10, then steps of 5 s, then minutes.</summary>
    public static string RoughDuration(TimeSpan time) => Duration(time.TotalSeconds switch
    {
        < 10 => TimeSpan.FromSeconds(Math.Ceiling(Math.Max(1, time.TotalSeconds))),
        < 120 => TimeSpan.FromSeconds(5 * Math.Ceiling(time.TotalSeconds / 5)),
        _ => TimeSpan.FromMinutes(Math.Ceiling(time.TotalMinutes)),
    });
}
