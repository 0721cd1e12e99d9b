using System.Text.Encodings.Web;
using System.Text.Json;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>The file that makes a folder a data set.</summary>
internal sealed record Manifest(int Format, Dataset Dataset)
{
    public const int CurrentFormat = 1;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string PathOf(string datasetFolder) => Path.Combine(datasetFolder, "manifest.json");
}
