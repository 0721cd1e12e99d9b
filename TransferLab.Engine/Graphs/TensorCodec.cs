using System.Runtime.InteropServices;
using Google.Protobuf;
using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Graphs;

/// <summary>Tensors from and to the file format, whichever of its many fields holds the elements.</summary>
internal static class TensorCodec
{
    public static OnnxTensor Decode(TensorProto proto, string? externalFolder, string owner)
    {
        var type = (ElementType)proto.DataType;
        var count = ElementCount(proto, owner);
        if (type == ElementType.String)
        {
            return new(type, [.. proto.Dims], ReadOnlyMemory<byte>.Empty) { Origin = proto };
        }

        if (type.Bits() == 0)
        {
            throw Damaged(owner, UserMessage.Of($"its element type {proto.DataType} is not known"));
        }

        var bytes = proto.DataLocation == TensorProto.Types.DataLocation.External
            ? ExternalData.Read(proto, externalFolder, owner, type.Bytes(count))
            : proto.HasRawData ? proto.RawData.Memory : Unpacked(proto, type);
        if (bytes.Length != type.Bytes(count))
        {
            throw Damaged(owner, UserMessage.Of($"it needs {type.Bytes(count)} bytes and holds {bytes.Length}"));
        }

        return new(type, [.. proto.Dims], bytes) { Origin = HasMore(proto) ? Rest(proto) : null };
    }

    public static TensorProto Encode(string name, OnnxTensor tensor)
    {
        var proto = tensor.Origin?.Clone() ?? new TensorProto();
        proto.Name = name;
        proto.DataType = (int)tensor.ElementType;
        proto.Dims.Clear();
        proto.Dims.AddRange(tensor.Shape);
        if (tensor.ElementType != ElementType.String)
        {
            proto.RawData = UnsafeByteOperations.UnsafeWrap(tensor.Bytes);
        }

        return proto;
    }

    public static TransferLabException Damaged(string owner, UserMessage what) => new(
        UserMessage.Of($"The tensor {owner} of the model is damaged: {what}."),
        UserMessage.Of($"Export or download the model again."));

    private static long ElementCount(TensorProto proto, string owner)
    {
        try
        {
            return proto.Dims.Aggregate(1L, (product, side) =>
                side < 0 ? throw new OverflowException() : checked(product * side));
        }
        catch (OverflowException)
        {
            throw Damaged(owner, UserMessage.Of($"its shape [{string.Join(", ", proto.Dims)}] is impossible"));
        }
    }

    private static byte[] Unpacked(TensorProto proto, ElementType type) => type switch
    {
        ElementType.Float or ElementType.Complex64 => Bytes(proto.FloatData, value => value),
        ElementType.Double or ElementType.Complex128 => Bytes(proto.DoubleData, value => value),
        ElementType.Int64 => Bytes(proto.Int64Data, value => value),
        ElementType.UInt64 => Bytes(proto.Uint64Data, value => value),
        ElementType.UInt32 => Bytes(proto.Uint64Data, value => (uint)value),
        ElementType.Int32 => Bytes(proto.Int32Data, value => value),
        _ => type.Bits() == 16
            ? Bytes(proto.Int32Data, value => (ushort)value)
            : Bytes(proto.Int32Data, value => (byte)value),
    };

    private static byte[] Bytes<TFrom, TTo>(IEnumerable<TFrom> values, Func<TFrom, TTo> convert)
        where TTo : struct
    {
        TTo[] converted = [.. values.Select(convert)];
        return MemoryMarshal.AsBytes(converted.AsSpan()).ToArray();
    }

    private static bool HasMore(TensorProto proto)
    {
        var rest = Rest(proto);
        return rest.CalculateSize() > 0;
    }

    /// <summary>The fields that <see cref="OnnxTensor"/> does not hold: unknown ones.</summary>
    private static TensorProto Rest(TensorProto proto)
    {
        var known = proto.HasRawData ? proto.RawData : null;
        if (known is not null)
        {
            proto.ClearRawData();
        }

        var rest = proto.Clone();
        if (known is not null)
        {
            proto.RawData = known;
        }

        rest.Dims.Clear();
        rest.FloatData.Clear();
        rest.Int32Data.Clear();
        rest.Int64Data.Clear();
        rest.DoubleData.Clear();
        rest.Uint64Data.Clear();
        rest.ExternalData.Clear();
        rest.ClearDataLocation();
        rest.ClearDataType();
        rest.ClearName();
        return rest;
    }
}
