using TransferLab.Engine.Graphs;
using TransferLab.Engine.Graphs.Protocol;
using Google.Protobuf;

namespace TransferLab.Tests.Engine.Backbones;

/// <summary>Models that keep their weights in another file.</summary>
internal static class ExternalModel
{
    public static string Write(OnnxGraph graph, string folder, string location, string? claimedLength = null)
    {
        var model = ModelProto.Parser.ParseFrom(OnnxFile.ToBytes(graph));
        using var data = new MemoryStream();
        foreach (var tensor in model.Graph.Initializer.Where(tensor => tensor.RawData.Length > 64))
        {
            tensor.DataLocation = TensorProto.Types.DataLocation.External;
            tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
            tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = data.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) });
            tensor.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = claimedLength ?? tensor.RawData.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) });
            data.Write(tensor.RawData.Span);
            tensor.ClearRawData();
        }

        if (!location.Contains("..", StringComparison.Ordinal) && !Path.IsPathRooted(location))
        {
            File.WriteAllBytes(Path.Combine(folder, location), data.ToArray());
        }

        var file = Path.Combine(folder, "model.onnx");
        File.WriteAllBytes(file, model.ToByteArray());
        return file;
    }
}
