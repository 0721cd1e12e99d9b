namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>The size of a recipe's network.</summary>
/// <param name="Stem">Channels of the first convolution.</param>
/// <param name="Widths">Channels of each stage behind it.</param>
internal sealed record RecipeNetwork(int Stem, IReadOnlyList<int> Widths);
