using TransferLab.Engine.Datasets;
using TransferLab.Engine.Training.Distillation;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>Makes of a recipe and the teacher's answers what is trained.</summary>
internal static class PhotographPlan
{
    public static FitPlan Of(PhotographRecipe recipe, TaughtViews views)
    {
        var targets = new TeacherTargets(views);
        var network = StagedNetwork.Build(
            recipe.Input.ChannelCount, recipe.Input.Width, recipe.Network.Stem, recipe.Network.Widths, targets.Width, recipe.Seed);
        return new()
        {
            Network = network,
            Tensors = Tunable.All(network),
            Examples = new TaughtExamples(views, recipe.Input, recipe.Mirror, recipe.Seed),
            Labels = new([.. new int[views.Count]], 1),
            Imitated = targets,
            TrainingRows = [.. Enumerable.Range(0, views.Count)],
            ValidationRows = [],
            Settings = recipe.Stages[0].Training,
            Threads = 1,
            StartCounts = false,
        };
    }
}
