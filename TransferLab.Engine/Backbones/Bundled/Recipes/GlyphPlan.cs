using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>Makes of a recipe and its sheets what is trained: each glyph in each turn is a class.</summary>
internal static class GlyphPlan
{
    public static FitPlan Of(GlyphRecipe recipe, InkSheets sheets)
    {
        var classes = sheets.GlyphCount * GlyphExamples.Turns;
        var examples = sheets.Count * GlyphExamples.Turns;
        var network = GlyphNetwork.Build(channels: 1, recipe.Input.Width, recipe.Network.Stem, recipe.Network.Widths, classes, recipe.Seed);
        return new()
        {
            Network = network,
            Tensors = Tunable.All(network),
            Examples = new GlyphExamples(sheets, recipe),
            Labels = new([.. Enumerable.Range(0, examples).Select(i => (sheets.Glyph(i / GlyphExamples.Turns) * GlyphExamples.Turns) + (i % GlyphExamples.Turns))], classes),
            TrainingRows = [.. Enumerable.Range(0, examples)],
            ValidationRows = [],
            Settings = recipe.Stages[0].Training,
            Threads = 1,
            StartCounts = false,
        };
    }
}
