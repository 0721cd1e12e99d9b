using Microsoft.Extensions.Localization;
using TransferLab.Engine.Transferability.Gap;

namespace TransferLab.Web.Components.Results;

/// <summary>What the ways from scratch are called on a page.</summary>
internal static class GapNames
{
    public static string Of(ScratchMethod method, IStringLocalizer<Texts> L) => method switch
    {
        ScratchMethod.Pixels => L["logistic regression on the pixels"],
        ScratchMethod.SmallNetwork => L["a small network"],
        _ => L["the same architecture with fresh weights"],
    };
}
