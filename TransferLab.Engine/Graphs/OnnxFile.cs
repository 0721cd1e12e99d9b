using Google.Protobuf;
using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Graphs;

/// <summary>Reads and writes <c>.onnx</c> files. What the file holds beyond <see cref="OnnxGraph"/> is kept and written back.</summary>
public static class OnnxFile
{
    /// <summary>Protobuf cannot hold more than 2 GB in one message.</summary>
    private const long LargestMessageBytes = int.MaxValue;

    /// <summary>Reads a model with its weights, also those in data files beside it.</summary>
    /// <exception cref="TransferLabException">It is no ONNX file, cut off, damaged, or reads data outside its folder.</exception>
    public static OnnxGraph Read(string path)
    {
        var name = Path.GetFileName(path);
        using var stream = Open(path, name);
        return Decode(() => ModelProto.Parser.ParseFrom(stream), name, Path.GetDirectoryName(Path.GetFullPath(path)));
    }

    /// <summary>Reads a model from memory.</summary>
    /// <param name="name">How messages name it.</param>
    public static OnnxGraph Parse(ReadOnlySpan<byte> bytes, string name = "model.onnx")
    {
        var copy = bytes.ToArray();
        return Decode(() => ModelProto.Parser.ParseFrom(copy), name, folder: null);
    }

    /// <summary>The file's bytes, weights inside.</summary>
    /// <exception cref="TransferLabException">The model is larger than 2 GB.</exception>
    public static byte[] ToBytes(OnnxGraph graph)
    {
        CheckSize(graph);
        return ModelCodec.Encode(graph).ToByteArray();
    }

    /// <summary>Writes the model with its weights into one file; a crash leaves the old file or the new one, never half of one.</summary>
    /// <exception cref="TransferLabException">The model is larger than 2 GB.</exception>
    public static void Write(OnnxGraph graph, string path)
    {
        CheckSize(graph);
        var unfinished = path + ".unfinished";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            ModelCodec.Encode(graph).WriteTo(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private static FileStream Open(string path, string name)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TransferLabException(
                $"The model file {name} cannot be read: {failure.Message}",
                $"Check that the file is there and that you may read it.",
                failure);
        }
    }

    private static OnnxGraph Decode(Func<ModelProto> parse, string name, string? folder)
    {
        ModelProto model;
        try
        {
            model = parse();
        }
        catch (InvalidProtocolBufferException failure)
        {
            throw new TransferLabException(
                $"The file {name} is no complete ONNX model: it is cut off, damaged, or something else.",
                $"Download or export it again, and compare its size with the original.",
                failure);
        }

        if (model.Graph is not { Node.Count: > 0 })
        {
            throw new TransferLabException(
                $"The file {name} holds no graph: it is no ONNX model, or it is cut off near its beginning.",
                $"Download or export it again, and compare its size with the original.");
        }

        return model.OpsetImport.Count > 0
            ? ModelCodec.Decode(model, folder)
            : throw new TransferLabException(
                $"The file {name} does not say which operator set it uses: it is cut off near its end.",
                $"Download or export it again, and compare its size with the original.");
    }

    private static void CheckSize(OnnxGraph graph)
    {
        var bytes = graph.Initializers.Values.Sum(tensor => (long)tensor.Bytes.Length);
        if (bytes > LargestMessageBytes - (64L << 20))
        {
            throw new TransferLabException(
                $"The model is too large for one file: its weights take {bytes / 1e9:0.0} GB, and an ONNX file holds 2.",
                $"Use a smaller model, or one in float16.");
        }
    }
}
