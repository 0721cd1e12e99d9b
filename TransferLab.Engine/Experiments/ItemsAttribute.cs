namespace TransferLab.Engine.Experiments;

/// <summary>Of a list in an experiment document: each item is there once, and numbers lie within a range.</summary>
/// <param name="minimum">The smallest number.</param>
/// <param name="maximum">The largest number.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemsAttribute(int minimum, int maximum) : Attribute
{
    /// <summary>Of texts.</summary>
    public ItemsAttribute()
        : this(0, 0)
    {
    }

    public int Minimum { get; } = minimum;

    public int Maximum { get; } = maximum;
}
