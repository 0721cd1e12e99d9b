using System.Runtime.InteropServices;

namespace TransferLab.Engine.Graphs;

/// <summary>Conversions of tensor elements between number types.</summary>
internal static class TensorElements
{
    public static double[] Doubles(OnnxTensor tensor) => tensor.ElementType switch
    {
        ElementType.Float => Map<float, double>(tensor, value => value),
        ElementType.Double => Map<double, double>(tensor, value => value),
        ElementType.Float16 => Map<Half, double>(tensor, value => (double)value),
        ElementType.BFloat16 => Map<ushort, double>(tensor, BrainFloat),
        _ => [.. Longs(tensor).Select(value => (double)value)],
    };

    public static long[] Longs(OnnxTensor tensor) => tensor.ElementType switch
    {
        ElementType.Int64 => Map<long, long>(tensor, value => value),
        ElementType.UInt64 => Map<ulong, long>(tensor, value => (long)value),
        ElementType.Int32 => Map<int, long>(tensor, value => value),
        ElementType.UInt32 => Map<uint, long>(tensor, value => value),
        ElementType.Int16 => Map<short, long>(tensor, value => value),
        ElementType.UInt16 => Map<ushort, long>(tensor, value => value),
        ElementType.Int8 => Map<sbyte, long>(tensor, value => value),
        ElementType.UInt8 or ElementType.Bool => Map<byte, long>(tensor, value => value),
        ElementType.Float or ElementType.Double or ElementType.Float16 or ElementType.BFloat16 =>
            [.. Doubles(tensor).Select(value => (long)value)],
        _ => throw new InvalidOperationException($"{tensor.ElementType} holds no whole numbers."),
    };

    /// <summary>The same values as another real type (float16 to float and back).</summary>
    public static OnnxTensor Cast(OnnxTensor tensor, ElementType type)
    {
        if (tensor.ElementType == type)
        {
            return tensor;
        }

        var values = Doubles(tensor);
        byte[] bytes = type switch
        {
            ElementType.Float => Bytes(values, value => (float)value),
            ElementType.Double => Bytes(values, value => value),
            ElementType.Float16 => Bytes(values, value => (Half)value),
            ElementType.BFloat16 => Bytes(values, RoundedBrainFloat),
            _ => throw new InvalidOperationException($"No conversion from {tensor.ElementType} to {type}."),
        };
        return new(type, tensor.Shape, bytes);
    }

    private static TTo[] Map<TFrom, TTo>(OnnxTensor tensor, Func<TFrom, TTo> convert)
        where TFrom : struct
    {
        var source = MemoryMarshal.Cast<byte, TFrom>(tensor.Bytes.Span);
        var result = new TTo[source.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = convert(source[i]);
        }

        return result;
    }

    private static byte[] Bytes<T>(double[] values, Func<double, T> convert)
        where T : struct
        => MemoryMarshal.AsBytes(Array.ConvertAll(values, value => convert(value)).AsSpan()).ToArray();

    private static double BrainFloat(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    private static ushort RoundedBrainFloat(double value)
    {
        var bits = BitConverter.SingleToUInt32Bits((float)value);
        return float.IsNaN((float)value) ? (ushort)0x7FC0 : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
