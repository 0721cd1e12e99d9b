namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>Any paper under any ink: grey or dark, unevenly lit, grainy, sometimes ruled.</summary>
/// <param name="Ground">Darkness of the paper, 0 to 1.</param>
/// <param name="Ink">Darkness of the ink.</param>
/// <param name="SlopeX">Change of light from left to right; the other from top to bottom.</param>
/// <param name="Grain">Deviation of single pixels.</param>
/// <param name="Rule">Pixels between ruled lines; 0 for none.</param>
internal sealed record GlyphPaper(float Ground, float Ink, float SlopeX, float SlopeY, float Grain, float Rule)
{
    public static GlyphPaper Draw(Random random)
    {
        var isBoard = random.Next(6) == 0;
        var ground = (float)(isBoard ? 0.7 + (0.2 * random.NextDouble()) : 0.35 * random.NextDouble());
        var ink = (float)(isBoard ? 0.1 + (0.2 * random.NextDouble()) : ground + 0.35 + ((0.65 - ground) * random.NextDouble()));
        return new(
            ground,
            ink,
            Around(random, 0.15),
            Around(random, 0.15),
            (float)(0.04 * random.NextDouble()),
            random.Next(3) == 0 ? (float)(5 + (7 * random.NextDouble())) : 0);
    }

    /// <param name="tones">Ink from 0 to 1, shape (side, side); replaced by darkness.</param>
    public void Apply(Span<float> tones, int side, Random random)
    {
        var offset = (float)random.NextDouble() * Math.Max(1, Rule);
        for (var y = 0; y < side; y++)
        {
            var line = Rule > 0 && (y + offset) % Rule < 1 ? 0.12f : 0;
            for (var x = 0; x < side; x++)
            {
                ref var tone = ref tones[(y * side) + x];
                var light = (SlopeX * ((x / (float)side) - 0.5f)) + (SlopeY * ((y / (float)side) - 0.5f));
                var noise = Grain * (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2;
                tone = Math.Clamp(Ground + line + (tone * (Ink - Ground - line)) + light + noise, 0, 1);
            }
        }
    }

    private static float Around(Random random, double most) => (float)(most * ((2 * random.NextDouble()) - 1));
}
