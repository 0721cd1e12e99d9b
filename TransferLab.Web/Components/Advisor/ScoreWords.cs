using System.Globalization;
using Microsoft.Extensions.Localization;
using TransferLab.Engine.Transferability.Scores;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Advisor;

/// <summary>The scores by name, and what each means to someone who hears of it for the first time.</summary>
internal static class ScoreWords
{
    public static string Name(ScoreKind kind, IStringLocalizer<Texts> L) => kind switch
    {
        ScoreKind.NeighboursCosine => L["Nearest neighbours (angle)"],
        ScoreKind.NeighboursEuclidean => L["Nearest neighbours (distance)"],
        ScoreKind.Leep => "LEEP",
        ScoreKind.NLeep => "N-LEEP",
        ScoreKind.Nce => "NCE",
        ScoreKind.LogMe => "LogME",
        ScoreKind.HScore => L["H-score"],
        ScoreKind.RegularisedHScore => L["H-score, regularised"],
        ScoreKind.TransRate => "TransRate",
        ScoreKind.Gbc => "GBC",
        ScoreKind.Parc => "PARC",
        _ => "SFDA",
    };

    public static string Meaning(ScoreKind kind, IStringLocalizer<Texts> L) => kind switch
    {
        ScoreKind.NeighboursCosine => L["Of 100 pictures, how many have a picture of their own class as their nearest neighbours, as the network sees them. Neighbours point the same way."],
        ScoreKind.NeighboursEuclidean => L["The same with neighbours that lie close together. 100 is perfect."],
        ScoreKind.Leep => L["How well the answers that the network gives already predict your classes. 0 is perfect, lower is worse."],
        ScoreKind.NLeep => L["As LEEP, but with groups that are found in what the network sees instead of its own classes. 0 is perfect."],
        ScoreKind.Nce => L["How much is still uncertain about your classes once one knows the network's answer. 0 is perfect, lower is worse."],
        ScoreKind.LogMe => L["How likely your labels are if a simple model on the network's features explains them. Higher is better; only comparisons mean something."],
        ScoreKind.HScore => L["How far the classes lie apart, measured by how much the features scatter. Higher is better."],
        ScoreKind.RegularisedHScore => L["The H-score, made stable for few pictures. Higher is better."],
        ScoreKind.TransRate => L["How much less room the features take within a class than all together. Higher is better."],
        ScoreKind.Gbc => L["How little the classes overlap when each is taken for a cloud. 0 is no overlap, lower is worse."],
        ScoreKind.Parc => L["Whether pictures that the network finds alike have the same class. Higher is better."],
        _ => L["How sure a simple classifier is of your classes after the features were turned to suit it. Higher is better."],
    };

    /// <summary>In the unit of its meaning.</summary>
    public static string Value(ScoreValue score) => score.Value is not { } value
        ? "–"
        : score.Kind is ScoreKind.NeighboursCosine or ScoreKind.NeighboursEuclidean
            ? Amounts.Percent(value)
            : value.ToString("0.000", CultureInfo.CurrentCulture);
}
