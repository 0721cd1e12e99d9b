using Microsoft.Extensions.Localization;
using TransferLab.Engine.Transferability.Risk;

namespace TransferLab.Web.Components.Advisor;

/// <summary>The risk levels in words.</summary>
internal static class RiskWords
{
    public static string Level(RiskLevel level, IStringLocalizer<Texts> L) => level switch
    {
        RiskLevel.Low => L["low risk"],
        RiskLevel.Unclear => L["risk unclear"],
        _ => L["high risk"],
    };

    public static string Headline(RiskLevel level, IStringLocalizer<Texts> L) => level switch
    {
        RiskLevel.Low => L["The risk is low: transfer will probably help, or at least not hurt."],
        RiskLevel.Unclear => L["It is unclear whether transfer helps here: measure it."],
        _ => L["The risk is high: starting from nothing will probably do better."],
    };
}
