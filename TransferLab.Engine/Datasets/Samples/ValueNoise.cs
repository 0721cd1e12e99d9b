namespace TransferLab.Engine.Datasets.Samples;

/// <summary>Smooth noise: random values on a grid, blended between, in octaves. About −1 to 1.</summary>
/// <remarks>Source: value noise with quintic blending, as in Perlin, "Improving Noise", SIGGRAPH 2002.</remarks>
internal sealed class ValueNoise(uint seed)
{
    public float At(float x, float y)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (u, v) = (Ease(x - left), Ease(y - top));
        var upper = Mix(Node(left, top), Node(left + 1, top), u);
        var lower = Mix(Node(left, top + 1), Node(left + 1, top + 1), u);
        return Mix(upper, lower, v);
    }

    /// <summary>Octaves of halving strength and doubling frequency.</summary>
    public float Octaves(float x, float y, int count)
    {
        var (sum, strength) = (0f, 0.5f);
        for (var octave = 0; octave < count; octave++, strength /= 2, x *= 2, y *= 2)
        {
            sum += strength * At(x + (17 * octave), y - (31 * octave));
        }

        return sum;
    }

    private static float Ease(float t) => t * t * t * ((t * ((t * 6) - 15)) + 10);

    private static float Mix(float a, float b, float share) => a + ((b - a) * share);

    private float Node(int x, int y)
    {
        var h = seed + ((uint)x * 374761393u) + ((uint)y * 668265263u);
        h = (h ^ (h >> 13)) * 1274126177u;
        h ^= h >> 16;
        return (h / (float)uint.MaxValue * 2) - 1;
    }
}
