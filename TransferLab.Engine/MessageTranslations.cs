using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace TransferLab.Engine;

/// <summary>The translated sentences of all <c>Messages.*.resx</c> of the engine and of who builds on it, by language.</summary>
public static class MessageTranslations
{
    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> ByLanguage = [];

    private static readonly ConcurrentDictionary<Assembly, bool> Sources = new() { [typeof(MessageTranslations).Assembly] = true };

    /// <summary>The translation of an English format, or null where there is none.</summary>
    public static string? Find(string format, CultureInfo culture) =>
        ByLanguage.GetOrAdd(culture.TwoLetterISOLanguageName, Load).GetValueOrDefault(format);

    /// <summary>Adds the sentences of another assembly.</summary>
    public static void Include(Assembly assembly)
    {
        if (Sources.TryAdd(assembly, true))
        {
            ByLanguage.Clear();
        }
    }

    private static FrozenDictionary<string, string> Load(string language)
    {
        var texts = new Dictionary<string, string>();
        foreach (var satellite in Sources.Keys.Select(source => Satellite(source, language)).OfType<Assembly>())
        {
            foreach (var name in satellite.GetManifestResourceNames().Where(name => name.EndsWith($".Messages.{language}.resources", StringComparison.Ordinal)))
            {
                Read(satellite, name, new(language), texts);
            }
        }

        return texts.ToFrozenDictionary();
    }

    private static void Read(Assembly satellite, string name, CultureInfo culture, Dictionary<string, string> texts)
    {
        using var stream = satellite.GetManifestResourceStream(name)!;
        using var reader = new ResourceReader(stream);
        foreach (System.Collections.DictionaryEntry entry in reader)
        {
            texts[(string)entry.Key] = FrenchTypography.Apply((string)entry.Value!, culture);
        }
    }

    private static Assembly? Satellite(Assembly source, string language)
    {
        try
        {
            return source.GetSatelliteAssembly(new CultureInfo(language));
        }
        catch (Exception absent) when (absent is FileNotFoundException or CultureNotFoundException)
        {
            return null;
        }
    }
}
