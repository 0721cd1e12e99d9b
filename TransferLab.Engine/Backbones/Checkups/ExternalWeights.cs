using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>Whether a model keeps weights in files beside it.</summary>
internal static class ExternalWeights
{
    public static bool AreIn(string file)
    {
        using var stream = File.OpenRead(file);
        return ModelProto.Parser.ParseFrom(stream).Graph?.Initializer
            .Any(tensor => tensor.DataLocation == TensorProto.Types.DataLocation.External) ?? false;
    }
}
