using TransferLab.Engine.Backbones.Anatomy;
using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>Reads a file without any native code: what is no model, damaged or made to reach outside is refused here.</summary>
internal static class Screening
{
    /// <summary>Protobuf cannot hold more in one message.</summary>
    private const long LargestFileBytes = int.MaxValue;

    /// <summary>What can be said without reading the file.</summary>
    /// <exception cref="TransferLabException">The file is not there, or too large.</exception>
    public static void Demand(string file)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            throw new TransferLabException(
                $"The model file {info.Name} is not there.",
                $"Check the path, or upload the file again.");
        }

        if (info.Length > LargestFileBytes)
        {
            throw new TransferLabException(
                $"The model file {info.Name} is larger than 2 GB, which no ONNX file can be.",
                $"Export the model with its weights in a data file beside it.");
        }
    }

    /// <exception cref="TransferLabException">The file is refused.</exception>
    public static (OnnxGraph Graph, NetworkAnatomy Anatomy) Read(string file, string? featureTensor) => Guard(file, () =>
    {
        var graph = OnnxFile.Read(file);
        SafeModel.CheckOperators(graph);
        return (graph, AnatomyReader.Read(graph, featureTensor));
    });

    /// <summary>Whatever a damaged file makes the readers stumble over is the file's fault.</summary>
    private static T Guard<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception stumbled) when (stumbled is not (TransferLabException or OutOfMemoryException or OperationCanceledException))
        {
            throw new TransferLabException(
                $"The model file {Path.GetFileName(file)} is damaged: {stumbled.Message}",
                $"Download or export it again, and compare its size with the original.",
                stumbled);
        }
    }
}
