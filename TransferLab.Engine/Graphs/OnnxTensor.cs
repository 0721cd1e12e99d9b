using System.Runtime.InteropServices;
using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Graphs;

/// <summary>A constant tensor: element type, shape and the elements as little-endian bytes. Immutable.</summary>
public sealed class OnnxTensor
{
    public OnnxTensor(ElementType elementType, IReadOnlyList<long> shape, ReadOnlyMemory<byte> bytes)
    {
        (ElementType, Shape, Bytes) = (elementType, shape, bytes);
        Count = shape.Aggregate(1L, (product, side) => checked(product * side));
        if (elementType != ElementType.String && bytes.Length != elementType.Bytes(Count))
        {
            throw new ArgumentException($"{bytes.Length} bytes for {Count} elements of {elementType}.", nameof(bytes));
        }
    }

    public ElementType ElementType { get; }

    public IReadOnlyList<long> Shape { get; }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>Row-major, little-endian; two elements a byte for 4-bit types; empty for strings.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The tensor as it was read, for strings and what this class does not show.</summary>
    internal TensorProto? Origin { get; init; }

    public static OnnxTensor Of(IReadOnlyList<long> shape, ReadOnlySpan<float> values) =>
        new(ElementType.Float, shape, MemoryMarshal.AsBytes(values).ToArray());

    public static OnnxTensor Of(IReadOnlyList<long> shape, ReadOnlySpan<double> values) =>
        new(ElementType.Double, shape, MemoryMarshal.AsBytes(values).ToArray());

    public static OnnxTensor Of(IReadOnlyList<long> shape, ReadOnlySpan<long> values) =>
        new(ElementType.Int64, shape, MemoryMarshal.AsBytes(values).ToArray());

    public static OnnxTensor Of(IReadOnlyList<long> shape, ReadOnlySpan<int> values) =>
        new(ElementType.Int32, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A tensor without dimensions.</summary>
    public static OnnxTensor Scalar(float value) => Of([], [value]);

    /// <summary>A list of whole numbers: a shape, axes, starts.</summary>
    public static OnnxTensor List(params ReadOnlySpan<long> values) => Of([values.Length], values);

    /// <summary>The same elements in another shape.</summary>
    public OnnxTensor Reshaped(params IReadOnlyList<long> shape) => new(ElementType, shape, Bytes);

    /// <summary>The elements without a copy.</summary>
    /// <exception cref="InvalidOperationException">The elements are no <see cref="float"/>s.</exception>
    public ReadOnlySpan<float> AsFloats() => ElementType == ElementType.Float
        ? MemoryMarshal.Cast<byte, float>(Bytes.Span)
        : throw new InvalidOperationException($"The tensor holds {ElementType}.");

    /// <summary>The elements as <see cref="float"/>, converted where they are of another type.</summary>
    public float[] ToFloats() => ElementType == ElementType.Float ? AsFloats().ToArray() : [.. ToDoubles().Select(value => (float)value)];

    /// <summary>The elements as <see cref="double"/>, converted where they are of another type.</summary>
    public double[] ToDoubles() => TensorElements.Doubles(this);

    /// <summary>The elements as whole numbers: shapes, axes, indices.</summary>
    public long[] ToLongs() => TensorElements.Longs(this);

    /// <summary>The same values as another real type, rounded where it is narrower.</summary>
    public OnnxTensor To(ElementType real) => TensorElements.Cast(this, real);

    public override string ToString() => $"{ElementType}[{string.Join(", ", Shape)}]";
}
