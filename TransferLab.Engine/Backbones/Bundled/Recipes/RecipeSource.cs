namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>Pictures of one archive that a recipe learns from.</summary>
internal sealed record RecipeSource
{
    /// <summary>Name of the ZIP in the folder with the data.</summary>
    public required string Archive { get; init; }

    /// <summary>Only pictures whose path begins so.</summary>
    public string Under { get; init; } = "";

    /// <summary>At most so many of each folder, the first by name; null takes all.</summary>
    public int? PerFolder { get; init; }

    /// <summary>Looks at each picture: the plain one first, then random crops.</summary>
    public int Views { get; init; } = 1;

    /// <summary>Smallest part of the picture's area that a random crop keeps.</summary>
    public double SmallestCrop { get; init; } = 1;
}
