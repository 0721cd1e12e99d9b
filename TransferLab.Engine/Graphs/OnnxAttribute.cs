using Google.Protobuf;
using TransferLab.Engine.Graphs.Protocol;
using Kind_ = TransferLab.Engine.Graphs.Protocol.AttributeProto.Types.AttributeType;

namespace TransferLab.Engine.Graphs;

/// <summary>The value of one attribute of a node. Immutable; made from plain values by implicit conversion.</summary>
public sealed class OnnxAttribute
{
    internal OnnxAttribute(AttributeProto proto) => Proto = proto;

    public AttributeKind Kind => (AttributeKind)(Proto.HasType ? Proto.Type : Guess());

    public long Int => Proto.I;

    public float Float => Proto.F;

    public string Text => Proto.S.ToStringUtf8();

    public IReadOnlyList<long> Ints => Proto.Ints;

    public IReadOnlyList<float> Floats => Proto.Floats;

    /// <summary>The tensor, for attributes that hold one.</summary>
    public OnnxTensor Tensor => TensorCodec.Decode(Proto.T, externalFolder: null, Proto.Name);

    /// <summary>The message as read; never changed after construction.</summary>
    internal AttributeProto Proto { get; }

    public static implicit operator OnnxAttribute(long value) => new(new() { I = value, Type = Kind_.Int });

    public static implicit operator OnnxAttribute(bool value) => value ? 1 : 0;

    public static implicit operator OnnxAttribute(float value) => new(new() { F = value, Type = Kind_.Float });

    public static implicit operator OnnxAttribute(string value) => new(new() { S = ByteString.CopyFromUtf8(value), Type = Kind_.String });

    public static implicit operator OnnxAttribute(long[] values) => new(new() { Ints = { values }, Type = Kind_.Ints });

    public static implicit operator OnnxAttribute(float[] values) => new(new() { Floats = { values }, Type = Kind_.Floats });

    public static implicit operator OnnxAttribute(OnnxTensor tensor) => new(new() { T = TensorCodec.Encode("", tensor), Type = Kind_.Tensor });

    internal AttributeProto Encode(string name)
    {
        var proto = Proto.Clone();
        proto.Name = name;
        return proto;
    }

    /// <summary>Files of the first ONNX versions leave the kind out.</summary>
    private Kind_ Guess() => Proto switch
    {
        { HasF: true } => Kind_.Float,
        { HasI: true } => Kind_.Int,
        { HasS: true } => Kind_.String,
        { T: not null } => Kind_.Tensor,
        { G: not null } => Kind_.Graph,
        { Floats.Count: > 0 } => Kind_.Floats,
        { Ints.Count: > 0 } => Kind_.Ints,
        { Strings.Count: > 0 } => Kind_.Strings,
        _ => Kind_.Undefined,
    };
}
