using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;
using TransferLab.Engine;

namespace TransferLab.Web.Languages;

/// <summary>Typesets the translation before its arguments are put in: names that users gave stay as they are.</summary>
internal sealed class TypesetLocalizer(IStringLocalizer texts) : IStringLocalizer
{
    private readonly ConcurrentDictionary<string, string> typeset = [];

    public LocalizedString this[string name] => Typeset(texts[name]);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var format = Typeset(texts[name]);
            return new(name, string.Format(CultureInfo.CurrentCulture, format.Value, arguments), format.ResourceNotFound, format.SearchedLocation);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures).Select(Typeset);

    private LocalizedString Typeset(LocalizedString found) => found.ResourceNotFound || CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "fr"
        ? found
        : new(found.Name, typeset.GetOrAdd(found.Value, FrenchTypography.Set), found.ResourceNotFound, found.SearchedLocation);
}
