using System.Globalization;
using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Graphs;

/// <summary>Weights that a model keeps in files beside it; only files in its own folder are read.</summary>
internal static class ExternalData
{
    public static ReadOnlyMemory<byte> Read(TensorProto proto, string? folder, string owner, long expectedBytes)
    {
        var entries = proto.ExternalData.ToLookup(entry => entry.Key, entry => entry.Value);
        var location = entries["location"].FirstOrDefault() ?? "";
        var path = Inside(folder, location, owner);
        var offset = Number(entries["offset"].FirstOrDefault(), 0, owner);
        var length = Number(entries["length"].FirstOrDefault(), expectedBytes, owner);
        if (length != expectedBytes)
        {
            throw TensorCodec.Damaged(owner, UserMessage.Of($"it needs {expectedBytes} bytes and its data file has {length} for it"));
        }

        using var file = File.OpenRead(path);
        if (offset > file.Length - length)
        {
            throw TensorCodec.Damaged(owner, UserMessage.Of($"its data file {location} ends before byte {offset + length}"));
        }

        var bytes = new byte[length];
        file.Seek(offset, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        return bytes;
    }

    private static string Inside(string? folder, string location, string owner)
    {
        if (folder is null)
        {
            throw new TransferLabException(
                $"The tensor {owner} keeps its data in a separate file {location}, which is not here.",
                $"Put the model and its data files into one folder and import it from there.");
        }

        var root = Path.GetFullPath(folder);
        var path = Path.GetFullPath(Path.Combine(root, location));
        if (location.Length == 0 || Path.IsPathRooted(location) || !IsBelow(root, path))
        {
            throw Outside(location, owner);
        }

        if (!File.Exists(path))
        {
            throw new TransferLabException(
                $"The data file {location} of the model is missing (tensor {owner}).",
                $"Put {location} beside the model file.");
        }

        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return IsBelow(root, target) ? path : throw Outside(location, owner);
    }

    private static TransferLabException Outside(string location, string owner) => new(
        $"The model wants to read {location}, which lies outside its folder (tensor {owner}).",
        $"Use only models from sources you trust, with their data files beside them.");

    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static long Number(string? text, long otherwise, string owner) =>
        text is null ? otherwise
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw TensorCodec.Damaged(owner, UserMessage.Of($"{text} is no position in a file"));
}
