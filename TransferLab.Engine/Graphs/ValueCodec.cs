using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Graphs;

/// <summary>Declarations of tensors from and to the file format.</summary>
internal static class ValueCodec
{
    public static OnnxValue Decode(ValueInfoProto proto)
    {
        var tensor = proto.Type?.TensorType;
        return new(proto.Name, (ElementType)(tensor?.ElemType ?? 0), tensor?.Shape?.Dim.Select(Decode).ToArray()) { Origin = proto };
    }

    public static ValueInfoProto Encode(OnnxValue value)
    {
        if (value.Origin is { } origin && Decode(origin) is var before && Same(before, value))
        {
            return origin;
        }

        var proto = value.Origin?.Clone() ?? new ValueInfoProto();
        proto.Name = value.Name;
        if (value.ElementType != ElementType.Undefined)
        {
            proto.Type ??= new();
            proto.Type.TensorType = new() { ElemType = (int)value.ElementType };
            if (value.Shape is not null)
            {
                proto.Type.TensorType.Shape = new() { Dim = { value.Shape.Select(Encode) } };
            }
        }

        return proto;
    }

    private static bool Same(OnnxValue one, OnnxValue other) =>
        one.Name == other.Name && one.ElementType == other.ElementType
        && (one.Shape is null ? other.Shape is null : other.Shape is not null && one.Shape.SequenceEqual(other.Shape));

    private static Dimension Decode(TensorShapeProto.Types.Dimension side) => side.ValueCase switch
    {
        TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue when side.DimValue >= 0 => new(side.DimValue),
        TensorShapeProto.Types.Dimension.ValueOneofCase.DimParam when side.DimParam.Length > 0 => new(side.DimParam),
        _ => Dimension.Unknown,
    };

    private static TensorShapeProto.Types.Dimension Encode(Dimension side) => side switch
    {
        { Size: { } size } => new() { DimValue = size },
        { Symbol: { } symbol } => new() { DimParam = symbol },
        _ => new(),
    };
}
