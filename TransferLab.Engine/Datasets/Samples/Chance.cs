namespace TransferLab.Engine.Datasets.Samples;

/// <summary>The draws of one picture, all from its seed.</summary>
internal sealed class Chance(int seed)
{
    // Scattered first: neighbouring seeds of System.Random begin with draws that resemble each other.
    private readonly Random random = new(Scatter(seed));

    public bool OneIn(int n) => random.Next(n) == 0;

    public int Below(int n) => random.Next(n);

    public float Between(float low, float high) => low + ((high - low) * random.NextSingle());

    public float Around(float mean, float spread) => mean + (spread * Normal());

    public T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>Source: the finaliser of MurmurHash3.</summary>
    private static int Scatter(int seed)
    {
        var h = (uint)seed;
        h = (h ^ (h >> 16)) * 0x85ebca6b;
        h = (h ^ (h >> 13)) * 0xc2b2ae35;
        return (int)((h ^ (h >> 16)) & int.MaxValue);
    }

    /// <summary>Standard normal, by Box and Muller.</summary>
    public float Normal() =>
        MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}
