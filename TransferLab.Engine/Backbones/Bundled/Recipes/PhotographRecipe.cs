using TransferLab.Engine.Training.Distillation;

namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>All that decides the bundled backbone for photographs: a plain document.</summary>
internal sealed record PhotographRecipe
{
    /// <summary>The id of the backbone that is imitated.</summary>
    public required string Teacher { get; init; }

    public required IReadOnlyList<RecipeSource> Pictures { get; init; }

    /// <summary>How the student sees pictures.</summary>
    public required Preprocessing Input { get; init; }

    public required RecipeNetwork Network { get; init; }

    /// <summary>Whether views are mirrored at random.</summary>
    public required bool Mirror { get; init; }

    public required int Seed { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<RecipeStage> Stages { get; init; }

    /// <summary>Loads the pictures and lists the looks at them.</summary>
    /// <param name="folder">Where the archives lie.</param>
    public (RecipePictures Pictures, IReadOnlyList<View> Views) Load(string folder)
    {
        var pictures = new RecipePictures();
        var views = new List<View>();
        foreach (var source in Pictures)
        {
            var range = pictures.Add(folder, source);
            for (var picture = range.Start.Value; picture < range.End.Value; picture++)
            {
                views.AddRange(Enumerable.Range(0, source.Views).Select(number => new View(picture, number, source.SmallestCrop)));
            }
        }

        return (pictures, views);
    }
}
