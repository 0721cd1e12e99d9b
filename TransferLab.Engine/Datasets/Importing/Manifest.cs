using System.Text.Encodings.Web;
using System.Text.Json;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>The file that makes a folder a data set.</summary>
internal sealed record Manifest(int Format, Dataset Dataset)
{
    public const int CurrentFormat = 1;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a list shows, so that it need not read every manifest.</summary>
    public static string SummaryPathOf(string datasetFolder) => Path.Combine(datasetFolder, "summary.json");

    public static string PathOf(string datasetFolder) => Path.Combine(datasetFolder, "manifest.json");
}
