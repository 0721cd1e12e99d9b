using System.Globalization;
using TransferLab.Engine.Transferability.Scores;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Advisor;

/// <summary>The values of scores as they are shown.</summary>
internal static class ScoreWords
{
    /// <summary>In the unit of its meaning.</summary>
    public static string Value(ScoreValue score) => score.Value is not { } value
        ? "–"
        : score.Kind is ScoreKind.NeighboursCosine or ScoreKind.NeighboursEuclidean
            ? Amounts.Percent(value)
            : value.ToString("0.000", CultureInfo.CurrentCulture);
}
