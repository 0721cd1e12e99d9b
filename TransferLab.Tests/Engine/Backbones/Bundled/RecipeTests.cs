using TransferLab.Engine.Backbones.Bundled.Recipes;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Distillation;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Backbones.Bundled;

/// <summary>The recipes of the bundled backbones, on a few of their pictures: a whole first epoch takes minutes.</summary>
public sealed class RecipeTests
{
    [HeavyFact]
    public void Glyphs_FirstEpochOnFewerSheetsTwice_GivesTheSameFileToTheBit()
    {
        var recipe = RecipeJson.Read<GlyphRecipe>("glyphs");
        recipe = recipe with { Invented = 8, Hands = 4, Pictures = [.. recipe.Pictures.Select(source => source with { PerFolder = 2 })] };
        var sheets = InkSheets.Load(recipe, Assets.Data(""), TestContext.Current.CancellationToken);

        Assert.Equal((292 * 2) + (8 * 4), sheets.Count);
        AssertSameTwice(() => GlyphPlan.Of(recipe, sheets), recipe.Stages);
    }

    [HeavyFact]
    public async Task Photographs_FirstEpochOnFewerPicturesTwice_GivesTheSameFileToTheBit()
    {
        var recipe = RecipeJson.Read<PhotographRecipe>("photographs");
        recipe = recipe with { Pictures = [.. recipe.Pictures.Select(source => source with { PerFolder = 8 })] };
        using var fixture = BackboneFixture.WithAssets();
        using var teacher = await fixture.Library.OpenAsync(recipe.Teacher, TestContext.Current.CancellationToken);
        var (pictures, views) = recipe.Load(Assets.Data(""));

        AssertSameTwice(() => PhotographPlan.Of(recipe, Teach()), recipe.Stages);

        TaughtViews Teach()
        {
            using var folder = new TemporaryFolder();
            return new TeacherPass(new(teacher, pictures, views, recipe.Input, recipe.Seed), folder.Path, "views").Run(null, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What a recipe says must be what was done: no picture of the check and of the one-shot runs is in it.</summary>
    [Fact]
    public void Pictures_OfBothRecipes_LeaveOutWhatIsMeasuredUnseen()
    {
        var archives = RecipeJson.Read<PhotographRecipe>("photographs").Pictures.Concat(RecipeJson.Read<GlyphRecipe>("glyphs").Pictures).Select(source => source.Archive).ToList();

        Assert.DoesNotContain("flowers200.zip", archives);
        Assert.DoesNotContain("all_runs.zip", archives);
    }

    private static void AssertSameTwice(Func<FitPlan> plan, IReadOnlyList<RecipeStage> stages)
    {
        IReadOnlyList<RecipeStage> firstEpoch = [stages[0] with { StopAfter = 1 }];

        Assert.Equal(Make(), Make());

        string Make()
        {
            using var folder = new TemporaryFolder();
            var graph = new RecipeRun("test", folder.Path, "key", TimeProvider.System).Run(plan(), firstEpoch, _ => { }, TestContext.Current.CancellationToken);
            return Convert.ToHexString(OnnxFile.ToBytes(graph));
        }
    }
}
