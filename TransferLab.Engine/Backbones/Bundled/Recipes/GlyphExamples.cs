using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Batches;

namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>Every sheet in four turns by a right angle, each a class of its own; another hand, ink and paper in every epoch.</summary>
/// <remarks>Turned characters as further classes: Santoro et al., "Meta-learning with memory-augmented neural networks", ICML 2016.</remarks>
internal sealed class GlyphExamples(InkSheets sheets, GlyphRecipe recipe) : IExampleSource
{
    public const int Turns = 4;

    private readonly int side = recipe.Input.Width;

    public IReadOnlyList<int> Shape { get; } = [1, recipe.Input.Height, recipe.Input.Width];

    public void WriteChanged(int example, int epoch, Span<float> target)
    {
        var random = Seeds.For(recipe.Seed, SeedPurpose.Augmentation, epoch, example);
        var hand = GlyphHand.Draw(random, recipe.Distortion).Turned(example % Turns);
        hand.Write(sheets.Ink(example / Turns), InkSheets.Side, side, target);
        if (random.NextDouble() < recipe.Distortion.Paper)
        {
            GlyphPaper.Draw(random).Apply(target, side, random);
        }
    }

    public void WritePlain(int example, Span<float> target) =>
        GlyphHand.Steady.Turned(example % Turns).Write(sheets.Ink(example / Turns), InkSheets.Side, side, target);
}
