using TransferLab.Engine.Backbones.Anatomy;
using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>Reads a file without any native code: what is no model, damaged or made to reach outside is refused here.</summary>
internal static class Screening
{
    /// <exception cref="TransferLabException">The file is refused.</exception>
    public static NetworkAnatomy Read(string file, string? featureTensor)
    {
        if (!File.Exists(file))
        {
            throw new TransferLabException(
                $"The model file {Path.GetFileName(file)} is not there.",
                $"Check the path, or upload the file again.");
        }

        return Guard(file, () =>
        {
            var graph = OnnxFile.Read(file);
            SafeModel.CheckOperators(graph);
            return AnatomyReader.Read(graph, featureTensor);
        });
    }

    /// <summary>Whatever a damaged file makes the readers stumble over is the file's fault.</summary>
    public static T Guard<T>(string file, Func<T> read)
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
