using TransferLab.Engine.Training.Fitting;

namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>One training after another: each goes on from the weights of the one before, with a fresh optimiser and a schedule of its own.</summary>
internal sealed record RecipeStage
{
    public required FitSettings Training { get; init; }

    /// <summary>Epochs that are run of those planned; null for all. A stage that is broken off while its rate is high leaves the end to a short one that falls.</summary>
    public int? StopAfter { get; init; }
}
