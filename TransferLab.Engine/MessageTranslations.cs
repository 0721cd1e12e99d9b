using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace TransferLab.Engine;

/// <summary>The translated sentences of all <c>Messages.*.resx</c> of the engine, by language.</summary>
public static class MessageTranslations
{
    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> ByLanguage = [];

    /// <summary>The translation of an English format, or null where there is none.</summary>
    public static string? Find(string format, CultureInfo culture) =>
        ByLanguage.GetOrAdd(culture.TwoLetterISOLanguageName, Load).GetValueOrDefault(format);

    private static FrozenDictionary<string, string> Load(string language)
    {
        var texts = new Dictionary<string, string>();
        if (Satellite(language) is { } satellite)
        {
            foreach (var name in satellite.GetManifestResourceNames())
            {
                using var stream = satellite.GetManifestResourceStream(name)!;
                using var reader = new ResourceReader(stream);
                foreach (System.Collections.DictionaryEntry entry in reader)
                {
                    texts[(string)entry.Key] = (string)entry.Value!;
                }
            }
        }

        return texts.ToFrozenDictionary();
    }

    private static Assembly? Satellite(string language)
    {
        try
        {
            return typeof(MessageTranslations).Assembly.GetSatelliteAssembly(new CultureInfo(language));
        }
        catch (Exception absent) when (absent is FileNotFoundException or CultureNotFoundException)
        {
            return null;
        }
    }
}
