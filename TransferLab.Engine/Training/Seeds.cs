namespace TransferLab.Engine.Training;

/// <summary>Random numbers that depend on what they are for and on nothing else: neither on threads nor on what was drawn before.</summary>
internal static class Seeds
{
    /// <summary>A generator of its own for one purpose, epoch and example.</summary>
    public static Random For(int seed, SeedPurpose purpose, long epoch = 0, long index = 0) => new(Derive(seed, purpose, epoch, index));

    /// <summary>A seed for one purpose, epoch and example.</summary>
    public static int Derive(int seed, SeedPurpose purpose, long epoch = 0, long index = 0)
    {
        var state = Mix((ulong)(uint)seed);
        state = Mix(state ^ (ulong)purpose);
        state = Mix(state ^ (ulong)epoch);
        return (int)(Mix(state ^ (ulong)index) >> 33);
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea &amp; Flood, OOPSLA 2014).</summary>
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
