namespace TransferLab.Web.Components.Charts;

/// <summary>A list that equals another one with equal items, so that a chart is drawn anew only when something changed.</summary>
internal sealed class EquatableList<T>(IReadOnlyList<T> items) : IEquatable<EquatableList<T>>
{
    private readonly IReadOnlyList<T> items = items;

    public bool Equals(EquatableList<T>? other) => other is not null && items.SequenceEqual(other.items);

    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    public override int GetHashCode() => items.Count;
}
