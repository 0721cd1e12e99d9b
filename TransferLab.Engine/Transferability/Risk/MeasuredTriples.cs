using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace TransferLab.Engine.Transferability.Risk;

/// <summary>The measured cases that ship with the app; <c>docs/methods/risk-verdict.md</c> says how to measure them again.</summary>
public static class MeasuredTriples
{
    internal const string Resource = "TransferLab.Engine.Transferability.Risk.measured-triples.csv";

    private static readonly Lazy<IReadOnlyList<MeasuredTriple>> Own = new(ReadOwn);

    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<MeasuredTriple> Shipped => Own.Value;

    /// <summary>Reads a table of the same form.</summary>
    /// <exception cref="TransferLabException">A column is missing or a value is no number.</exception>
    public static IReadOnlyList<MeasuredTriple> Read(TextReader text)
    {
        try
        {
            using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { MissingFieldFound = null });
            return [.. csv.GetRecords<MeasuredTriple>()];
        }
        catch (CsvHelperException wrong)
        {
            throw new TransferLabException(
                $"The table of measured cases cannot be read: {wrong.Message}",
                $"Measure the cases again with the command in docs/methods/risk-verdict.md.",
                wrong);
        }
    }

    private static IReadOnlyList<MeasuredTriple> ReadOwn()
    {
        using var stream = typeof(MeasuredTriples).Assembly.GetManifestResourceStream(Resource);
        if (stream is null)
        {
            return [];
        }

        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
