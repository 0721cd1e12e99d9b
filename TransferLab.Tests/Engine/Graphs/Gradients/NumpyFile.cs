using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using TransferLab.Engine.Graphs;

namespace TransferLab.Tests.Engine.Graphs.Gradients;

/// <summary>Reads the <c>.npy</c> files of the references.</summary>
internal static partial class NumpyFile
{
    public static OnnxTensor Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        var header = Encoding.ASCII.GetString(bytes, 10, length);
        var type = header.Contains("<i8", StringComparison.Ordinal) ? ElementType.Int64 : ElementType.Float;
        long[] shape = [.. Numbers().Matches(header[header.IndexOf('(', StringComparison.Ordinal)..])
            .Select(match => long.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture))];
        return new(type, shape, bytes.AsMemory(10 + length));
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
