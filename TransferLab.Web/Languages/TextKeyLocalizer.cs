using Microsoft.Extensions.Localization;

namespace TransferLab.Web.Languages;

public static class TextKeyLocalizer
{
    public static string Text(this IStringLocalizer localizer, TextKey key, params object[] arguments) =>
        localizer[key.English, arguments];
}
