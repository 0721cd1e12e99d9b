namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>All that decides the bundled backbone for glyphs and drawings: a plain document.</summary>
internal sealed record GlyphRecipe
{
    /// <summary>Archives of handwritten characters, one folder each.</summary>
    public required IReadOnlyList<RecipeSource> Pictures { get; init; }

    /// <summary>Letters that our own code invents.</summary>
    public required int Invented { get; init; }

    /// <summary>Hands that write each of them.</summary>
    public required int Hands { get; init; }

    /// <summary>How the network sees pictures.</summary>
    public required Preprocessing Input { get; init; }

    public required RecipeNetwork Network { get; init; }

    public required GlyphDistortion Distortion { get; init; }

    public required int Seed { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<RecipeStage> Stages { get; init; }
}
