using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Experiments.Techniques;
using TransferLab.Tests.Browser;
using TransferLab.Tests.Support;
using TransferLab.Web.Components.Steps;
using TransferLab.Web.Components.Techniques;
using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Web.Steps;

public sealed class TechniqueStepTests : LaboratoryContext
{
    private WizardState State => Services.GetRequiredService<WizardState>();

    [Fact]
    public async Task Split_OfTheChosenData_IsExplainedAndCanBeChanged()
    {
        var dataset = await Services.GetRequiredService<DatasetLibrary>().ImportAsync(SampleCatalog.Find("sample-ink-cast")!.ToSource("ink"));
        await State.ChangeAsync(draft => draft.With(dataset));
        var step = Render<TechniqueStep>(parameters => parameters.Add(component => component.Draft, State.Draft));
        step.WaitForElement(".plan");

        step.Find("select").Change(nameof(SplitMode.HoldOut));

        step.WaitForAssertion(() => Assert.Equal(SplitMode.HoldOut, State.Draft.Split.Mode));
        step.Render(parameters => parameters.Add(component => component.Draft, State.Draft));
        step.WaitForAssertion(() => Assert.Contains("As chosen", step.Find(".plan").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Groups_OfFoldersInTheData_AreOfferedAndChosen()
    {
        using var folder = new TemporaryFolder();
        var zip = ZipFiles.Write(folder, [.. Enumerable.Range(0, 40).Select(i => ($"{(i < 20 ? "cat" : "dog")}/camera-{i % 2}/{i}.png", Pictures.Different(i)))]);
        var dataset = await Services.GetRequiredService<DatasetLibrary>().ImportAsync(new ZipSource(zip));
        await State.ChangeAsync(draft => draft.With(dataset));
        var step = Render<TechniqueStep>(parameters => parameters.Add(component => component.Draft, State.Draft));
        var section = step.WaitForElement("[aria-labelledby=by-groups]");
        Assert.Contains("Folders, 2 deep camera-0, camera-1", section.TextContent, StringComparison.Ordinal);

        step.Find("[aria-labelledby=by-groups] input").Change(true);
        step.WaitForAssertion(() => Assert.Equal([2], State.Draft.Evaluation.Groups!.FolderLevels));
        Assert.True(State.Draft.Evaluation.Groups!.Brightness);

        step.Render(parameters => parameters.Add(component => component.Draft, State.Draft));
        step.Find("[aria-labelledby=by-groups] input").Change(false);
        step.WaitForAssertion(() => Assert.Empty(State.Draft.Evaluation.Groups!.FolderLevels));
    }

    [Fact]
    public async Task Groups_WhereTheDataHasNone_AreNotOffered()
    {
        var dataset = await Services.GetRequiredService<DatasetLibrary>().ImportAsync(SampleCatalog.Find("sample-ink-cast")!.ToSource("ink"));
        await State.ChangeAsync(draft => draft.With(dataset));

        var step = Render<TechniqueStep>(parameters => parameters.Add(component => component.Draft, State.Draft));

        step.WaitForElement(".plan");
        Assert.Empty(step.FindAll("[aria-labelledby=by-groups]"));
    }

    [Fact]
    public async Task Folds_OutOfRangeTwice_ShowWhatIsKept()
    {
        await State.ChangeAsync(draft => draft with { Split = draft.Split with { Mode = SplitMode.CrossValidation } });
        var step = Render<SplitSettings>(parameters => parameters.Add(component => component.Draft, State.Draft));
        foreach (var entered in new[] { "99", "77" })
        {
            step.FindAll("input[type=number]")[0].Change(entered);
            step.WaitForAssertion(() => Assert.Equal(20, State.Draft.Split.Folds));
            step.Render(parameters => parameters.Add(component => component.Draft, State.Draft));
        }

        Assert.Equal("20", step.FindAll("input[type=number]")[0].GetAttribute("value"));
        Assert.True(step.Find("details").HasAttribute("open"));
    }

    [Fact]
    public async Task Epochs_Cleared_LeaveTheAdvancedSettingsInSight()
    {
        await State.ChangeAsync(draft => draft with
        {
            Technique = new TechniqueChoice { Kind = Draft.FineTuning }.WithOptions<FineTuningOptions>(options => options with { Training = options.Training with { Epochs = 3 } }),
        });
        var settings = Render<TuningSettings>(parameters => parameters.Add(component => component.Draft, State.Draft));

        settings.Find("input[type=number]").Change("");

        settings.WaitForAssertion(() => Assert.Empty(State.Draft.Technique.Options));
        settings.Render(parameters => parameters.Add(component => component.Draft, State.Draft));
        Assert.True(settings.Find("details").HasAttribute("open"));
        Assert.Equal("What is tuned", settings.Find("fieldset legend").TextContent);
    }

    [Fact]
    public async Task Seed_Entered_DecidesTheSplitToo()
    {
        await State.ChangeAsync(draft => draft);
        var step = Render<TechniqueStep>(parameters => parameters.Add(component => component.Draft, State.Draft));

        step.FindAll("input[type=number]")[^1].Change("42");

        step.WaitForAssertion(() => Assert.Equal((42, 42), (State.Draft.Seed, State.Draft.Split.Seed)));
    }
}
