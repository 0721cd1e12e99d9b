namespace TransferLab.Engine.Datasets.Samples;

/// <summary>Brushed, cast, hammered or painted metal; the variety is what makes few labels few.</summary>
internal static class MetalSurface
{
    /// <returns>The mean tone of the metal.</returns>
    public static Tone Paint(Sheet sheet, Chance chance)
    {
        var grey = chance.Between(95, 190);
        var metal = new Tone(grey + chance.Around(0, 3), grey + chance.Around(0, 2), grey + chance.Around(2, 4));
        var noise = new ValueNoise((uint)chance.Below(int.MaxValue));
        Func<float, float, float> texture = chance.Below(4) switch
        {
            0 => Brushed(noise, chance),
            1 => Cast(noise, chance),
            2 => Hammered(noise, chance),
            _ => Painted(noise, chance),
        };
        var mottled = chance.Between(4, 16);
        sheet.Each((x, y, _) => metal + texture(x, y) + (mottled * noise.Octaves(x / 60f, y / 60f, 2)));
        return metal;
    }

    private static Func<float, float, float> Brushed(ValueNoise noise, Chance chance)
    {
        var angle = chance.Between(0, MathF.PI);
        var (c, s) = (MathF.Cos(angle), MathF.Sin(angle));
        var strength = chance.Between(14, 34);
        return (x, y) => strength * noise.Octaves(((x * c) + (y * s)) / 45f, ((y * c) - (x * s)) / 1.6f, 2);
    }

    private static Func<float, float, float> Cast(ValueNoise noise, Chance chance)
    {
        var (strength, size) = (chance.Between(18, 40), chance.Between(2.5f, 6));
        return (x, y) => strength * noise.Octaves(x / size, y / size, 3);
    }

    private static Func<float, float, float> Hammered(ValueNoise noise, Chance chance)
    {
        var (strength, size) = (chance.Between(20, 40), chance.Between(9, 16));
        return (x, y) => strength * (noise.At(x / size, y / size) - noise.At((x + 2) / size, (y + 2) / size)) * 2;
    }

    private static Func<float, float, float> Painted(ValueNoise noise, Chance chance)
    {
        var strength = chance.Between(4, 10);
        return (x, y) => strength * noise.Octaves(x / 9f, y / 9f, 4);
    }
}
