using TransferLab.Engine.Graphs.Protocol;

namespace TransferLab.Engine.Graphs;

/// <summary>What is declared of a tensor that flows through a graph: its name, element type and shape.</summary>
/// <param name="Name">The tensor's name, unique in its graph.</param>
/// <param name="ElementType"><see cref="ElementType.Undefined"/> where the file does not say, or where it is no tensor.</param>
/// <param name="Shape">Null where even the number of dimensions is unknown.</param>
public sealed record OnnxValue(string Name, ElementType ElementType = ElementType.Undefined, IReadOnlyList<Dimension>? Shape = null)
{
    /// <summary>The declaration as it was read, with what this record does not show (sequences, notes of other tools).</summary>
    internal ValueInfoProto? Origin { get; init; }

    /// <summary>All sizes, where every one of them is known.</summary>
    public long[]? FixedShape => Shape is not null && Shape.All(side => side.Size is not null)
        ? [.. Shape.Select(side => side.Size!.Value)]
        : null;

    public static OnnxValue Floats(string name, params IReadOnlyList<Dimension> shape) => new(name, ElementType.Float, shape);

    public override string ToString() => $"{Name}: {ElementType}[{(Shape is null ? "…" : string.Join(", ", Shape))}]";
}
