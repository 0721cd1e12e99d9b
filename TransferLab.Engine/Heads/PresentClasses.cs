namespace TransferLab.Engine.Heads;

/// <summary>The classes that had a training example, ascending; a head gives the others probability 0.</summary>
internal static class PresentClasses
{
    public static float[] Store(IReadOnlyList<int> present) => [.. present.Select(c => (float)c)];

    /// <exception cref="InvalidDataException">They are not classes of this head.</exception>
    public static int[] Restore(HeadSnapshot snapshot)
    {
        var present = Array.ConvertAll(snapshot.Arrays["classes"], value => (int)value);
        return present.Length > 0 && present[0] >= 0 && present[^1] < snapshot.ClassCount && present.Zip(present.Skip(1)).All(pair => pair.First < pair.Second)
            ? present
            : throw new InvalidDataException("The classes are damaged.");
    }

    /// <summary>Writes rows of the present classes into zeroed rows of all classes.</summary>
    public static void Spread(ReadOnlySpan<float> from, IReadOnlyList<int> present, Span<float> to, int classCount)
    {
        for (var i = 0; i < from.Length / present.Count; i++)
        {
            for (var k = 0; k < present.Count; k++)
            {
                to[(i * classCount) + present[k]] = from[(i * present.Count) + k];
            }
        }
    }
}
